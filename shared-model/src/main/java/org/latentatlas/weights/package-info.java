/** Weights as tensors with names, and the safetensors files that hold them. */
@NullMarked
package org.latentatlas.weights;

import org.jspecify.annotations.NullMarked;
