/** The least page with this project's module as the site's server writes it: it unpacks the weights by itself. */
import { draw, latent } from './draw.js';

const [{ instance }, file] = await Promise.all([
  WebAssembly.instantiateStreaming(code),
  weights.then((response) => response.arrayBuffer()),
]);
const { memory, unpack, one, ...at } = instance.exports;
new Uint8Array(memory.buffer).set(new Uint8Array(file), at.file.value);
unpack();
new Float32Array(memory.buffer, at.input.value).set(latent);
one();
draw(new Float32Array(memory.buffer, at.output.value, 784).slice());
