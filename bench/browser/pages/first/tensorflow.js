/** The least page with TensorFlow.js: core and the WebAssembly back end with the kernels of our networks alone, one thread. */
import { enableProdMode, registerKernel, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base';
import { _fusedMatMulConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/_FusedMatMul';
import { addConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Add';
import { conv2DBackpropInputConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Conv2DBackpropInput';
import { identityConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Identity';
import { multiplyConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Multiply';
import { reshapeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape';
import { sigmoidConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sigmoid';
import { transposeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Transpose';
import { readSafetensors } from '../safetensors.js';
import { tensorflowNetwork } from '../tensorflow-network.js';
import { draw, latent } from './draw.js';

for (const kernel of [_fusedMatMulConfig, addConfig, conv2DBackpropInputConfig, identityConfig, multiplyConfig, reshapeConfig, sigmoidConfig, transposeConfig]) {
  registerKernel(kernel);
}
enableProdMode();
setWasmPaths('/peers/');
await setBackend('wasm');
draw(tensorflowNetwork(readSafetensors(await weights), { kernels: true })(latent));
