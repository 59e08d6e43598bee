/** ONNX Runtime Web in the race. `?threads=1|2`. */
import * as ort from 'onnxruntime-web/wasm';
import { bytes, enter } from './harness.js';

const threads = Number(new URLSearchParams(location.search).get('threads'));
ort.env.wasm.numThreads = threads;
ort.env.wasm.proxy = false;
ort.env.wasm.wasmPaths = '/peers/';

async function session(name, network, batch) {
  const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all', executionMode: 'sequential', enableMemPattern: true, enableCpuMemArena: true };
  if (batch) options.freeDimensionOverrides = { batch };
  const model = new Uint8Array(await bytes(`/weights/${name}/${network}.onnx`));
  return ort.InferenceSession.create(model, options);
}

/** One call; the input tensor is made once and filled by each call, the output is an array that the runtime gives away. */
function running(session, batch, size) {
  const input = new ort.Tensor('float32', new Float32Array(batch * size), [batch, size]);
  const feeds = { input };
  return async (values) => {
    input.data.set(values);
    return (await session.run(feeds)).output.data;
  };
}

function batched(run, batch) {
  if (batch === 400) return run;
  const pixels = new Float32Array(400 * 784);
  return async (latents) => {
    for (let i = 0; i < 400; i += batch) pixels.set(await run(latents.subarray(2 * i, 2 * (i + batch))), i * 784);
    return pixels;
  };
}

enter({
  async measures(name) {
    const one = [];
    const map = [];
    const encoder = [];
    const writings = name === 'conv' ? ['decoder', 'decoder-matmul', 'decoder-phases'] : ['decoder', 'decoder-matmul'];
    for (const writing of writings) {
      const dynamic = await session(name, writing);
      one.push({ setting: `${writing}, dynamic`, run: running(dynamic, 1, 2) });
      one.push({ setting: `${writing}, fixed`, run: running(await session(name, writing, 1), 1, 2) });
      for (const batch of [400, 100, 50, 20]) {
        map.push({ setting: `${writing}, dynamic, batch ${batch}`, run: batched(running(dynamic, batch, 2), batch) });
      }
      for (const batch of [400, 100]) {
        map.push({ setting: `${writing}, fixed, batch ${batch}`, run: batched(running(await session(name, writing, batch), batch, 2), batch) });
      }
    }
    for (const writing of ['encoder', 'encoder-matmul']) {
      encoder.push({ setting: `${writing}, dynamic`, run: running(await session(name, writing), 1, 784) });
      encoder.push({ setting: `${writing}, fixed`, run: running(await session(name, writing, 1), 1, 784) });
    }
    return { one, map, encoder };
  },
});
