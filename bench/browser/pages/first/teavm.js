/** The least page where this project's Java code writes the module in the browser: TeaVM's build of FirstDigitPage. */
import { load } from '/classes.wasm-runtime.js';
import { draw, latent } from './draw.js';

const { exports } = await load('/first.wasm');
draw(exports.decode(new Int8Array(await weights), latent));
