/** The pictures that models are trained on: MNIST from its IDX files, and digits drawn by code. */
@NullMarked
package org.latentatlas.server.datasets;

import org.jspecify.annotations.NullMarked;
