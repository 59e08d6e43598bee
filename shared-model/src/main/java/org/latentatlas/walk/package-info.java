/** Walks through latent space, as values and as text. */
@NullMarked
package org.latentatlas.walk;

import org.jspecify.annotations.NullMarked;
