/** The least page with this project's code: TeaVM's build of RacePage's decoder. `?build=wasm|js`. */
import { draw, latent, weights } from './draw.js';

const file = fetch(`${weights}decoder.safetensors`).then((response) => response.arrayBuffer());
const page = await (new URLSearchParams(location.search).get('build') === 'js'
  ? import('/first.js')
  : import('/classes.wasm-runtime.js').then(({ load }) => load('/first.wasm')).then(({ exports }) => exports));
draw(page.decode(new Int8Array(await file), latent));
