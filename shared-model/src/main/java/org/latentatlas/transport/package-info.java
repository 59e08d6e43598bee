/** Optimal transport between two pictures, and the pictures on the way. */
@NullMarked
package org.latentatlas.transport;

import org.jspecify.annotations.NullMarked;
