/**
 * This project in the race. `?build=wasm|js` picks TeaVM's build, `?code=plain|strict|relaxed` what decodes: the plain Java code, or the
 * WebAssembly module that it writes for the network.
 */
import { bytes, enter } from './harness.js';

const asked = new URLSearchParams(location.search);
const code = asked.get('code');
const page = await teavm(asked.get('build'));

async function teavm(build) {
  if (build === 'js') return import('/kernel.js');
  const { load } = await import('/classes.wasm-runtime.js');
  return (await load('/kernel.wasm')).exports;
}

enter({
  async measures(name) {
    const file = async (part) => new Int8Array(await bytes(`/weights/${name}/${part}.safetensors`));
    const setting = code === 'plain' ? 'plain Java' : `module, ${code}`;
    const decoder = page.openDecoder(await file('decoder'), code);
    const encoder = page.openEncoder(await file('encoder'), code);
    return {
      one: [{ setting, run: (latent) => page.run(decoder, latent) }],
      map: [{ setting, run: (latents) => page.run(decoder, latents) }],
      encoder: [{ setting, run: (image) => page.run(encoder, image) }],
    };
  },
});

globalThis.fingerprint = () => page.fingerprint();
