/** Bundles the pages of the race into the folder that is named: node build.mjs FOLDER. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const folder = process.argv[2];
const tensorflow = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';
const onnx = 'node_modules/onnxruntime-web/dist';

const options = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'chrome120',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  external: ['/kernel.js', '/classes.wasm-runtime.js'], // TeaVM's, served beside these
};

/** A page for one thread has no use for TensorFlow.js's glue for several. */
const withoutThreads = {
  name: 'without threads',
  setup(build) {
    build.onLoad({ filter: /tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/ }, () => ({
      contents: 'module.exports = () => { throw new Error("one thread only"); }; module.exports.wasmWorkerContents = "";',
    }));
  },
};

await build({
  ...options,
  entryPoints: ['tensorflow', 'onnx', 'atlas', 'atlas-worker', 'ceiling'].map((page) => `pages/${page}.js`),
  outdir: folder,
  conditions: ['onnxruntime-web-use-extern-wasm'], // threads start from its glue as a file of its own
});
await build({
  ...options,
  entryPoints: ['tensorflow', 'onnx', 'atlas', 'teavm'].map((page) => `pages/first/${page}.js`),
  outdir: `${folder}/first`,
  plugins: [withoutThreads],
});

for (const page of ['race', 'first/tensorflow', 'first/onnx', 'first/atlas', 'first/teavm', 'first/empty']) cpSync(`pages/${page}.html`, `${folder}/${page}.html`);
// The script of our own least page is so short that it stands in the page.
const least = readFileSync('pages/first/atlas.html', 'utf8');
const script = readFileSync(`${folder}/first/atlas.js`, 'utf8');
writeFileSync(`${folder}/first/atlas.html`, least.replace(' src="atlas.js">', () => `>${script}`));
mkdirSync(`${folder}/peers`, { recursive: true });
for (const file of ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm']) cpSync(`${tensorflow}/${file}`, `${folder}/peers/${file}`);
for (const file of ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm']) cpSync(`${onnx}/${file}`, `${folder}/peers/${file}`);
