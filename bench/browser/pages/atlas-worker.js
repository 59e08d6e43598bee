/** The second thread of this project: decodes its share of a map. */
import { teavm } from './teavm.js';

const asked = new URLSearchParams(location.search);
const page = await teavm(asked.get('build'));
let decoder;

onmessage = ({ data }) => {
  if (data instanceof Int8Array) {
    decoder = page.openDecoder(data, asked.get('code'));
    postMessage('ready');
  } else {
    const pixels = page.run(decoder, data).slice();
    postMessage(pixels, [pixels.buffer]);
  }
};
postMessage('started');
