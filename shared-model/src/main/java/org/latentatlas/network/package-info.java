/** Layers, encoder and decoder over flat arrays, in strict float32. */
@NullMarked
package org.latentatlas.network;

import org.jspecify.annotations.NullMarked;
