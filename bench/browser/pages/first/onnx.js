/** The least page with ONNX Runtime Web: its smallest bundle, one thread. */
import * as ort from 'onnxruntime-web/wasm';
import { draw, latent } from './draw.js';

ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { wasm: '/peers/ort-wasm-simd-threaded.wasm' };
const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all' };
const session = await ort.InferenceSession.create(new Uint8Array(await weights), options);
draw((await session.run({ input: new ort.Tensor('float32', latent, [1, 2]) })).output.data);
