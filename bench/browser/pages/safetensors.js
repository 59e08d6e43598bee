/** Reads a safetensors file of F32 tensors: { layers, tensors }, where a tensor is { shape, values } under its name. */
export function readSafetensors(buffer) {
  const length = Number(new DataView(buffer).getBigUint64(0, true));
  const { __metadata__: metadata, ...entries } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  const tensors = {};
  for (const [name, { dtype, shape, data_offsets: [begin, end] }] of Object.entries(entries)) {
    if (dtype !== 'F32') throw new Error(`${name} is ${dtype}; expected F32`);
    tensors[name] = { shape, values: new Float32Array(buffer.slice(8 + length + begin, 8 + length + end)) };
  }
  return { ...JSON.parse(metadata.architecture), tensors };
}
