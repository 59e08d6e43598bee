/** From what a visitor draws or photographs to a picture of 28 by 28 pixels as MNIST's are made. */
@NullMarked
package org.latentatlas.drawing;

import org.jspecify.annotations.NullMarked;
