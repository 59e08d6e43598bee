/** The least page with this project's code: TeaVM's build of FirstDigitPage for WebAssembly GC. */
import { load } from '/classes.wasm-runtime.js';
import { draw, latent } from './draw.js';

const file = weights.then((response) => response.arrayBuffer());
const { exports } = await load('/first.wasm');
draw(exports.decode(new Int8Array(await file), latent));
