/**
 * Shows the digit that the page opens with, by the module that the server has written for these weights, before the page's own code
 * is here. Stands in the page itself, before its style sheet, so that nothing is waited for; see InlineScript.
 */
(() => {
  const module = document.getElementById('digit-module');
  if (!module || location.hash.length > 1) return;

  /** An XMLHttpRequest hands over the whole of a file sooner than fetch does. */
  const bytes = (address) => new Promise((resume, fail) => {
    const ask = new XMLHttpRequest();
    ask.open('GET', address);
    ask.responseType = 'arraybuffer';
    ask.onload = () => (ask.status === 200 ? resume(ask.response) : fail(new Error(`${address} has the status ${ask.status}`)));
    ask.onerror = () => fail(new Error(`${address} does not arrive`));
    ask.send();
  });

  const until = async (holds) => {
    while (!holds()) await new Promise((resume) => { setTimeout(resume, 4); });
  };

  /** The digit, in the module's memory; run once without weights, so that code and memory are there when they come. */
  const digit = async (code, weights) => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(await code));
    const { memory, unpack, one, ...at } = exports;
    new Float32Array(memory.buffer, at.input.value).set(JSON.parse(module.dataset.latent));
    unpack();
    one();
    const file = await weights;
    if (file.byteLength !== at.fileBytes.value) throw new Error(`${file.byteLength} bytes of weights; expected ${at.fileBytes.value}`);
    new Uint8Array(memory.buffer).set(new Uint8Array(file), at.file.value);
    unpack();
    one();
    return exports;
  };

  /** The colours from paper to ink, which the style sheet gives the canvas in the theme of the moment: "rgb(r, g, b)". */
  const colour = (colours, { backgroundColor, color }) => {
    const [paper, ink] = [backgroundColor, color].map((rgb) => rgb.match(/\d+/g).map(Number));
    const mix = (part, level) => Math.floor((paper[part] * (255 - level) + ink[part] * level + 127) / 255);
    for (let level = 0; level < 256; level++) {
      colours[level] = 0xff000000 | mix(2, level) << 16 | mix(1, level) << 8 | mix(0, level);
    }
  };

  const show = async () => {
    const weights = bytes(module.dataset.weights);
    const { memory, shade, output, canvas, colours } = await digit(bytes(module.href), weights);
    const styled = () => getComputedStyle(document.documentElement).getPropertyValue('--ink');
    await until(() => document.getElementById('big') && styled());
    const big = document.getElementById('big');
    colour(new Uint32Array(memory.buffer, colours.value, 256), getComputedStyle(big));
    if (document.documentElement.dataset.ready) return; // the page's own code was faster
    shade(output.value, canvas.value);
    const pixels = new Uint8ClampedArray(memory.buffer, canvas.value, 4 * 28 * 28);
    big.getContext('2d').putImageData(new ImageData(pixels, 28, 28), 0, 0);
    document.documentElement.dataset.first = 'digit';
  };

  globalThis.firstDigit = show().catch((error) => console.info('Latent Atlas: the first digit waits for the page\'s code.', error));
})();
