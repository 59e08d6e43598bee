@NullMarked
package org.latentatlas.server.onnx;

import org.jspecify.annotations.NullMarked;
