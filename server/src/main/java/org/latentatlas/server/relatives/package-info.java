/** The training images as models see them, for the question which of them lie near a latent point. */
@NullMarked
package org.latentatlas.server.relatives;

import org.jspecify.annotations.NullMarked;
