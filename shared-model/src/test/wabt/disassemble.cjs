// Validates a WebAssembly module and writes its text format: node disassemble.cjs FOLDER MODULE
const fs = require('fs');
const [folder, file] = process.argv.slice(2);
require(require.resolve('wabt', { paths: [folder] }))().then(wabt => {
  const module = wabt.readWasm(Uint8Array.from(fs.readFileSync(file)), { simd: true, relaxed_simd: true });
  module.validate();
  process.stdout.write(module.toText({ foldExprs: false, inlineExport: false }));
});
