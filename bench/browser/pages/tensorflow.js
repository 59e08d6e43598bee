/** TensorFlow.js in the race. `?threads=1|2`, `?backend=wasm|webgl`. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-webgl';
import { getThreadsCount, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { bytes, enter } from './harness.js';
import { readSafetensors } from './safetensors.js';
import { tensorflowNetwork } from './tensorflow-network.js';

const asked = new URLSearchParams(location.search);
const threads = Number(asked.get('threads'));
const backend = asked.get('backend') ?? 'wasm';

tf.enableProdMode();
setWasmPaths('/peers/');
setThreadsCount(threads);
// It never runs more threads than half the processors that it sees (tfjs issue 8513), so it is shown twice as many as it shall use.
Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * threads });
if (threads === 1) tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false); // the build without threads is the faster one then
if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no ${backend} here`);
await tf.ready();
if (threads > 1 && getThreadsCount() !== threads) throw new Error(`TensorFlow.js runs ${getThreadsCount()} threads`);

enter({
  async measures(name) {
    const decoder = readSafetensors(await bytes(`/weights/${name}/decoder.safetensors`));
    const encoder = readSafetensors(await bytes(`/weights/${name}/encoder.safetensors`));
    const styles = [{ setting: 'functions' }, { setting: 'kernels', kernels: true }];
    if (name === 'conv') styles.push({ setting: 'kernels, phases', kernels: true, phases: true });
    const networks = styles.map((style) => ({ setting: style.setting, run: tensorflowNetwork(decoder, style) }));
    return {
      one: networks,
      map: networks.flatMap(({ setting, run }) => [400, 100, 50, 20].map((batch) => ({ setting: `${setting}, batch ${batch}`, run: batched(run, batch) }))),
      encoder: styles.slice(0, 2).map((style) => ({ setting: style.setting, run: tensorflowNetwork(encoder, style) })),
    };
  },
});

/** A map in several batches, gathered in one array. */
function batched(run, batch) {
  if (batch === 400) return run;
  const pixels = new Float32Array(400 * 784);
  return (latents) => {
    for (let i = 0; i < 400; i += batch) pixels.set(run(latents.subarray(2 * i, 2 * (i + batch))), i * 784);
    return pixels;
  };
}
