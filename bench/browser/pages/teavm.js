/** This project's code as TeaVM built it, `wasm` or `js`. */
export async function teavm(build) {
  if (build === 'js') return import('/kernel.js');
  const { load } = await import('/classes.wasm-runtime.js');
  return (await load('/kernel.wasm')).exports;
}
