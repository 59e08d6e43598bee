/**
 * The least page with this project's module as the site's server writes it, base64 in the page: it unpacks the weights by itself. While
 * they are on their way it runs once without them, so that its code and its memory are there when they come.
 */
import { draw, latent } from './draw.js';

const module = new WebAssembly.Module(Uint8Array.fromBase64('{module}'));
const { memory, unpack, one, ...at } = new WebAssembly.Instance(module).exports;
const place = new Uint8Array(memory.buffer, at.file.value, at.fileBytes.value);
const output = new Float32Array(memory.buffer, at.output.value, 784);
new Float32Array(memory.buffer, at.input.value).set(latent);
unpack();
one();
weights.then((file) => {
  place.set(new Uint8Array(file));
  unpack();
  one();
  draw(output);
});
