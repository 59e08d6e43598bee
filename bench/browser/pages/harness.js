/**
 * The part of the race that all candidates share: checking, choosing settings, and timing. A candidate brings
 *   measures(network): { one, map, encoder }, each a list of variants { setting, run(input) }
 * where `run` copies `input` (a Float32Array) in and returns a Float32Array of the page's own, or a promise of one. One and map read
 * latent points (2 floats each) and return pixels (784 each); encoder reads 784 pixels and returns mean and log-variance.
 */
const HEATS = 4;
const HEAT_MILLISECONDS = 40;

/** Makes `globalThis.race`, which the measuring program calls. */
export function enter(candidate) {
  const networks = {};

  /** Loads a network, checks every variant against the JVM's numbers, and keeps the fastest of each measure. */
  async function prepare(name) {
    const data = await problem(name);
    const measures = await candidate.measures(name);
    const report = {};
    networks[name] = {};
    for (const [measure, variants] of Object.entries(measures)) {
      const inputs = data[measure].inputs;
      for (const variant of variants) variant.difference = await largestDifference(variant, data[measure]);
      const bests = await heats(variants, inputs);
      networks[name][measure] = { run: bests[0].run, inputs, next: 0 };
      report[measure] = bests.map(({ setting, milliseconds, difference }) => [setting, milliseconds, difference]);
    }
    return report;
  }

  /** Times single calls for about so many milliseconds, at least one, after a short warm-up; returns their milliseconds. */
  async function window(name, measure, milliseconds) {
    const entry = networks[name][measure];
    if (!(entry.last > milliseconds)) await timed(entry, milliseconds / 8);
    const samples = await timed(entry, milliseconds);
    entry.last = samples.at(-1);
    return samples;
  }

  return (globalThis.race = { prepare, window });
}

/** Milliseconds of single calls, for about so many in all; at least one. */
export async function timed(entry, milliseconds) {
  const { run, inputs } = entry;
  const samples = [];
  const end = performance.now() + milliseconds;
  for (;;) {
    const input = inputs[entry.next++ % inputs.length];
    const start = performance.now();
    const output = run(input);
    if (!(output instanceof Float32Array)) await output;
    const now = performance.now();
    samples.push(now - start);
    if (now >= end) return samples;
  }
}

/** Interleaved trials of the variants; the fastest comes first. */
async function heats(variants, inputs) {
  for (const variant of variants) variant.samples = [];
  for (let heat = 0; heat < HEATS; heat++) {
    for (const variant of heat % 2 ? variants.toReversed() : variants) {
      const entry = { run: variant.run, inputs, next: 0 };
      await timed(entry, HEAT_MILLISECONDS / 4);
      variant.samples.push(...(await timed(entry, HEAT_MILLISECONDS)));
    }
  }
  for (const variant of variants) {
    variant.samples.sort((a, b) => a - b);
    variant.milliseconds = variant.samples[variant.samples.length >> 1];
  }
  return variants.toSorted((a, b) => a.milliseconds - b.milliseconds);
}

/** What is asked, and what the JVM's plain code answers. */
async function problem(name) {
  const [latents, pixels, image, posterior] = await Promise.all(
    ['latents', 'pixels', 'image', 'posterior'].map((part) => floats(`/data/${name}/${part}`)),
  );
  const digits = latents.length / 2;
  const part = (array, size, i) => array.slice(i * size, (i + 1) * size);
  const all = Array.from({ length: digits }, (_, i) => i);
  return {
    one: { inputs: all.map((i) => part(latents, 2, i)), outputs: all.map((i) => part(pixels, 784, i)), tolerance: 1e-5 },
    map: { inputs: [latents], outputs: [pixels], tolerance: 1e-5 },
    encoder: { inputs: [image], outputs: [posterior], tolerance: 1e-4 },
  };
}

async function largestDifference(variant, { inputs, outputs, tolerance }) {
  let largest = 0;
  for (let i = 0; i < inputs.length; i++) {
    const output = await variant.run(inputs[i]);
    if (output.length !== outputs[i].length) {
      throw new Error(`${variant.setting}: ${output.length} numbers came, expected ${outputs[i].length}`);
    }
    for (let j = 0; j < output.length; j++) {
      const difference = Math.abs(output[j] - outputs[i][j]);
      if (!(difference <= tolerance)) {
        throw new Error(`${variant.setting}: number ${j} of case ${i} is ${output[j]}, the JVM's is ${outputs[i][j]}`);
      }
      largest = Math.max(largest, difference);
    }
  }
  return largest;
}

export async function bytes(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.arrayBuffer();
}

export async function floats(address) {
  return new Float32Array(await bytes(address));
}
