/** The latent space: posteriors, sampling, ELBO terms, paths. */
@NullMarked
package org.latentatlas.latent;

import org.jspecify.annotations.NullMarked;
