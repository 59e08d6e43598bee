/**
 * This project in the race. `?build=wasm|js` picks TeaVM's build, `?code=plain|strict|relaxed` what decodes: the plain Java code, or the
 * WebAssembly module that it writes for the network. With `?threads=2` a worker decodes half of each map.
 */
import { bytes, enter } from './harness.js';
import { teavm } from './teavm.js';

const asked = new URLSearchParams(location.search);
const code = asked.get('code');
const setting = code === 'plain' ? 'plain Java' : `module, ${code}`;
const page = await teavm(asked.get('build'));

const file = async (network, part) => new Int8Array(await bytes(`/weights/${network}/${part}.safetensors`));

async function alone(network) {
  const decoder = page.openDecoder(await file(network, 'decoder'), code);
  const encoder = page.openEncoder(await file(network, 'encoder'), code);
  return {
    one: [{ setting, run: (latent) => page.run(decoder, latent) }],
    map: [{ setting, run: (latents) => page.run(decoder, latents) }],
    encoder: [{ setting, run: (image) => page.run(encoder, image) }],
  };
}

async function withWorker(network) {
  const weights = await file(network, 'decoder');
  const decoder = page.openDecoder(weights, code);
  const worker = new Worker(`/atlas-worker.js${location.search}`, { type: 'module' });
  const answer = () => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
  });
  await answer();
  worker.postMessage(weights);
  await answer();
  const pixels = new Float32Array(400 * 784);
  const run = async (latents) => {
    const half = latents.length / 2;
    const other = answer();
    worker.postMessage(latents.slice(half));
    pixels.set(page.run(decoder, latents.slice(0, half)));
    pixels.set(await other, pixels.length / 2);
    return pixels;
  };
  return { map: [{ setting: `${setting}, page and worker`, run }] };
}

enter({ measures: asked.get('threads') === '2' ? withWorker : alone });
globalThis.fingerprint = () => page.fingerprint();
