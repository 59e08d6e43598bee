/**
 * One of our networks in TensorFlow.js, from our weights file. Pictures are NHWC there and (channel, row, column) here, so the dense
 * layers beside a convolution have their rows or columns permuted once, at load.
 *
 * `style.kernels` calls the engine's kernels directly, without the checks and reshapes of the public functions; `style.phases` writes
 * a transposed convolution of kernel 4 and stride 2 as a 3 x 3 convolution to four times as many channels, then depth to space.
 */
import * as tf from '@tensorflow/tfjs-core';

export function tensorflowNetwork({ layers, prefix, tensors }, style) {
  const steps = layers.map((layer, i) => {
    const weight = tensors[`${prefix}.${i}.weight`]?.values;
    const bias = tensors[`${prefix}.${i}.bias`]?.values;
    switch (layer.type) {
      case 'dense': return dense(layer, weight, bias, picture(layers[i - 2]), picture(layers[i + 2]), style);
      case 'silu': return silu;
      case 'convolution': return convolution(layer, weight, bias);
      case 'transposed-convolution': return style.phases ? phases(layer, weight, bias) : transposed(layer, weight, bias);
      default: throw new Error(`no layer ${layer.type} here`);
    }
  });
  /** From a Float32Array of samples to a Float32Array of the page's own. */
  return (input) => {
    const engine = tf.engine();
    engine.startScope();
    let x = tf.tensor(input, [input.length / inputs(layers[0]), inputs(layers[0])], 'float32');
    for (const step of steps) x = step(x);
    if (prefix === 'decoder') x = tf.sigmoid(x);
    const output = x.dataSync();
    engine.endScope();
    return output;
  };
}

const inputs = (layer) => layer.inputs ?? layer.inChannels * layer.height * layer.width;

/** Channels and pixels where a dense layer's neighbour is a convolution. */
function picture(layer) {
  if (layer?.type === 'transposed-convolution') return { channels: layer.inChannels, pixels: layer.height * layer.width };
  if (layer?.type === 'convolution') {
    const out = (size) => Math.floor((size + 2 * layer.padding - layer.kernel) / layer.stride) + 1;
    return { channels: layer.outChannels, pixels: out(layer.height) * out(layer.width) };
  }
  return null;
}

function silu(x) {
  return tf.mul(x, tf.sigmoid(x));
}

/** Where the value (channel, pixel) of our order stands in NHWC. */
const place = (order, i) => (order ? (i % order.pixels) * order.channels + Math.floor(i / order.pixels) : i);

function dense({ inputs, outputs }, weight, bias, from, to, style) {
  const columns = new Float32Array(inputs * outputs); // (inputs, outputs)
  const shifts = new Float32Array(outputs);
  for (let o = 0; o < outputs; o++) {
    shifts[place(to, o)] = bias[o];
    for (let i = 0; i < inputs; i++) columns[place(from, i) * outputs + place(to, o)] = weight[o * inputs + i];
  }
  const flat = (x) => (x.rank === 2 ? x : tf.reshape(x, [x.shape[0], inputs]));
  const b = tf.tensor1d(shifts);
  if (style.kernels) {
    const w = tf.tensor3d(columns, [1, inputs, outputs]);
    const attributes = { transposeA: false, transposeB: false, activation: 'linear', leakyreluAlpha: 0.2 };
    return (x) => {
      const rows = { dataId: x.dataId, shape: [1, x.shape[0], inputs], dtype: 'float32' };
      const y = tf.engine().runKernel('_FusedMatMul', { a: rows, b: w, bias: b }, attributes);
      return tf.reshape(y, [x.shape[0], outputs]);
    };
  }
  const w = tf.tensor2d(columns, [inputs, outputs]);
  return (x) => tf.fused.matMul({ a: flat(x), b: w, bias: b });
}

const asPicture = (x, { inChannels, height, width }) => (x.rank === 4 ? x : tf.reshape(x, [-1, height, width, inChannels]));

function convolution(layer, weight, bias) {
  const { inChannels, outChannels, kernel, stride, padding } = layer;
  const filter = tf.transpose(tf.tensor4d(weight, [outChannels, inChannels, kernel, kernel]), [2, 3, 1, 0]);
  const b = tf.tensor1d(bias);
  return (x) => tf.fused.conv2d({ x: asPicture(x, layer), filter, strides: stride, pad: padding, bias: b, dimRoundingMode: 'floor' });
}

function transposed(layer, weight, bias) {
  const { inChannels, outChannels, height, width, kernel, stride, padding } = layer;
  const filter = tf.transpose(tf.tensor4d(weight, [inChannels, outChannels, kernel, kernel]), [2, 3, 1, 0]);
  const b = tf.tensor1d(bias);
  return (x) => tf.add(
    tf.conv2dTranspose(asPicture(x, layer), filter, [x.shape[0], height * stride, width * stride, outChannels], stride, padding), b);
}

/** Row (or column) of the 3 x 3 filter that tap `t` of the transposed kernel becomes, and its phase. */
const PHASE = [{ phase: 1, at: 2 }, { phase: 0, at: 1 }, { phase: 1, at: 1 }, { phase: 0, at: 0 }];

function phases(layer, weight, bias) {
  const { inChannels, outChannels } = layer;
  const values = new Float32Array(9 * inChannels * 4 * outChannels); // (3, 3, inChannels, row phase, column phase, outChannels)
  const shifts = new Float32Array(4 * outChannels);
  for (let c = 0, w = 0; c < inChannels; c++) {
    for (let o = 0; o < outChannels; o++) {
      for (const row of PHASE) {
        for (const column of PHASE) {
          values[((row.at * 3 + column.at) * inChannels + c) * 4 * outChannels + (row.phase * 2 + column.phase) * outChannels + o] = weight[w++];
        }
      }
    }
  }
  for (let i = 0; i < shifts.length; i++) shifts[i] = bias[i % outChannels];
  const filter = tf.tensor4d(values, [3, 3, inChannels, 4 * outChannels]);
  const b = tf.tensor1d(shifts);
  return (x) => tf.depthToSpace(tf.fused.conv2d({ x: asPicture(x, layer), filter, strides: 1, pad: 1, bias: b, dimRoundingMode: 'floor' }), 2);
}
