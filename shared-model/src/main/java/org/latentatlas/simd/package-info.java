/** Writes a WebAssembly module for one network: float32x4 kernels with its shapes as constants, weights packed for its memory. */
@NullMarked
package org.latentatlas.simd;

import org.jspecify.annotations.NullMarked;
