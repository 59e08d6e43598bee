/** The least page with this project's code: TeaVM's build of FirstDigitPage for JavaScript. */
import { decode } from '/first.js';
import { draw, latent } from './draw.js';

const file = await weights.then((response) => response.arrayBuffer());
draw(decode(new Int8Array(file), latent));
