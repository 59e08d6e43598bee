/** The race in the browser: this project beside TensorFlow.js and ONNX Runtime Web. See bench/browser/README.md. */
@NullMarked
package org.latentatlas.bench.race;

import org.jspecify.annotations.NullMarked;
