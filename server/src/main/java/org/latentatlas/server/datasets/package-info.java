/** The pictures that models are trained on: MNIST from its IDX files, digits drawn by code, and what was uploaded. */
@NullMarked
package org.latentatlas.server.datasets;

import org.jspecify.annotations.NullMarked;
