/** Reads a safetensors file of F32 or F16 tensors: { layers, tensors }, where a tensor is { shape, values } under its name. */
export function readSafetensors(buffer) {
  const length = Number(new DataView(buffer).getBigUint64(0, true));
  const { __metadata__: metadata, ...entries } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  const tensors = {};
  for (const [name, { dtype, shape, data_offsets: [begin, end] }] of Object.entries(entries)) {
    const bytes = buffer.slice(8 + length + begin, 8 + length + end);
    tensors[name] = { shape, values: dtype === 'F16' ? new Float32Array(new Float16Array(bytes)) : new Float32Array(bytes) };
  }
  return { ...JSON.parse(metadata.architecture), tensors };
}
