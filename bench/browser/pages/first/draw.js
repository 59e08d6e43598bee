/** Shows the digit and says so; the measuring program watches for the mark. What can be made before the digit is there, is. */
const context = document.querySelector('canvas').getContext('2d');
const picture = context.createImageData(28, 28);

export function draw(pixels) {
  for (let i = 0; i < 784; i++) {
    picture.data[4 * i] = picture.data[4 * i + 1] = picture.data[4 * i + 2] = 255 * (1 - pixels[i]);
    picture.data[4 * i + 3] = 255;
  }
  context.putImageData(picture, 0, 0);
  globalThis.sum = pixels.reduce((sum, pixel) => sum + pixel, 0); // compared between the candidates
  document.documentElement.dataset.ready = 'digit';
}

export const latent = new Float32Array([0.3, -0.7]);
