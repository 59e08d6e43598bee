// Times the emitted WebAssembly modules in Node, one thread: microseconds a digit, alone and in batches of 30; the median of 9 rounds.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const BATCH = 30;
const ROUNDS = 9;
const ROUND_MS = 100;
const folder = process.argv[2];

async function load(name, bytes) {
  const { instance } = await WebAssembly.instantiate(bytes);
  const file = readFileSync(join(folder, name + ".weights"));
  const numbers = new Int32Array(file.buffer, file.byteOffset, file.length / 4);
  const memory = new Int32Array(instance.exports.memory.buffer);
  for (let at = 0; at < numbers.length; at += 2 + numbers[at + 1]) {
    memory.set(numbers.subarray(at + 2, at + 2 + numbers[at + 1]), numbers[at] / 4);
  }
  return instance.exports;
}

function microseconds(decode, digits) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < ROUND_MS) {
      decode();
      calls++;
    }
    times.push((1000 * (performance.now() - start)) / (calls * digits));
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1].toFixed(1);
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".wasm")).sort()) {
  const name = file.slice(0, -5);
  const bytes = readFileSync(join(folder, file));
  if (!WebAssembly.validate(bytes)) {
    console.log(`${name}: this version of Node lacks the instructions`);
    continue;
  }
  const { one, batch } = await load(name, bytes);
  console.log(`${name}: one ${microseconds(one, 1)}, of a batch ${microseconds(() => batch(BATCH), BATCH)} microseconds`);
}
