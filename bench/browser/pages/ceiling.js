/**
 * The machine's ceiling: 128-bit multiplications and additions on registers alone, in a small module written by hand. Both loops keep
 * thirteen independent sums busy, more than any current processor has in flight.
 */
import { timed } from './harness.js';

const SUMS = 13;
const UNROLLED = 8;
const ROUNDS = 30000;
const A = SUMS + 1; // locals: 0 the counter, 1 to 13 the sums, then both factors
const B = SUMS + 2;
const SIMD = 0xfd;
const MUL = [SIMD, 0xe6, 0x01];
const ADD = [SIMD, 0xe4, 0x01];
const MADD = [SIMD, 0x85, 0x02]; // f32x4.relaxed_madd
const get = (local) => [0x20, local];
const set = (local) => [0x21, local];

function leb(number) {
  return number < 128 ? [number] : [(number & 127) | 128, ...leb(number >>> 7)];
}

const signed = (number) => (number < 64 ? [number] : [(number & 127) | 128, ...signed(number >>> 7)]);
const section = (id, content) => [id, ...leb(content.length), ...content];
const splat = (float) => [0x43, ...new Uint8Array(new Float32Array([float]).buffer), SIMD, 0x13];

/** (i32 rounds) -> f32: rounds * UNROLLED * SUMS * 4 multiplications, each with its addition. */
function module(fused) {
  const step = (sum) =>
    fused ? [...get(sum), ...get(A), ...get(B), ...MADD, ...set(sum)] : [...get(sum), ...get(A), ...MUL, ...get(B), ...ADD, ...set(sum)];
  const sums = Array.from({ length: SUMS }, (_, i) => i + 1);
  const body = [
    1, SUMS + 2, 0x7b, // the locals, all v128
    ...splat(0.5), ...set(A), ...splat(1), ...set(B),
    0x03, 0x40, // loop
    ...Array.from({ length: UNROLLED }, () => sums.flatMap(step)).flat(),
    ...get(0), 0x41, ...signed(1), 0x6b, 0x22, 0, // counter - 1
    0x0d, 0, // again unless 0
    0x0b,
    ...get(1), ...sums.slice(1).flatMap((sum) => [...get(sum), ...ADD]), SIMD, 0x1f, 0,
    0x0b,
  ];
  return new Uint8Array([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...new TextEncoder().encode('run'), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

/** A measure like the others': one call is `products` multiply-adds. */
async function loop(fused) {
  const { instance } = await WebAssembly.instantiate(module(fused));
  return (rounds) => new Float32Array([instance.exports.run(rounds[0])]);
}

const rounds = new Float32Array([ROUNDS]);
const loops = { 'mul-add': await loop(false) };
try {
  loops.relaxed_madd = await loop(true);
} catch (error) {
  console.warn('no relaxed SIMD here', error);
}
globalThis.race = {
  measures: Object.keys(loops),
  products: ROUNDS * UNROLLED * SUMS * 4,
  window: (_network, measure, milliseconds) => timed({ run: loops[measure], inputs: [rounds], next: 0 }, milliseconds),
};
