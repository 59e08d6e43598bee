/** Decoding in the browser: by the module that was emitted for the network or, where the browser refuses it, by the plain code. */
@NullMarked
package org.latentatlas.client.decoding;

import org.jspecify.annotations.NullMarked;
