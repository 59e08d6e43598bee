/** Bundles the pages of the race into the folder that is named: node build.mjs FOLDER. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build, transformSync } from 'esbuild';

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
  entryPoints: ['tensorflow', 'onnx', 'teavm'].map((page) => `pages/first/${page}.js`),
  outdir: `${folder}/first`,
  plugins: [withoutThreads],
});
await build({ ...options, format: 'iife', entryPoints: ['pages/first/atlas.js'], outdir: `${folder}/first` });

cpSync('pages/race.html', `${folder}/race.html`);
// Scripts stand in the least pages: that is sooner than files of their own, for every candidate. The program fills in what a network decides.
const text = (file) => readFileSync(file, 'utf8').trim().replaceAll('</script', '<\\/script');
const weights = transformSync(text('pages/first/weights.js'), { minify: true }).code.trim();
for (const page of ['empty', 'tensorflow', 'onnx', 'atlas', 'teavm']) {
  const script = page === 'empty' ? '' : text(`${folder}/first/${page}.js`);
  const whole = readFileSync(`pages/first/${page}.html`, 'utf8').replace('{weights}', () => weights).replace('{script}', () => script);
  writeFileSync(`${folder}/first/${page}.html`, whole);
}
mkdirSync(`${folder}/peers`, { recursive: true });
for (const file of ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm']) cpSync(`${tensorflow}/${file}`, `${folder}/peers/${file}`);
for (const file of ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm']) cpSync(`${onnx}/${file}`, `${folder}/peers/${file}`);
