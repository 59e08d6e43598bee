/** Figures of a model on a set of pictures, computed so that other programs can compute the same ones. */
@NullMarked
package org.latentatlas.evaluation;

import org.jspecify.annotations.NullMarked;
