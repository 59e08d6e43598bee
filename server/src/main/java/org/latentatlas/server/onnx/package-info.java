/** Models as ONNX, for programs that load those. */
@NullMarked
package org.latentatlas.server.onnx;

import org.jspecify.annotations.NullMarked;
