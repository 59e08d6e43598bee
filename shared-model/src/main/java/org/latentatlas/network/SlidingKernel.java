package org.latentatlas.network;

/**
 * Where a kernel meets a padded picture: position i of the coarse grid stands at {@code i * stride - padding + tap} of the fine grid. A convolution
 * reads the fine grid and writes the coarse one, a transposed convolution the other way round; rows and columns are alike.
 */
record SlidingKernel(int stride, int padding) {
    /** The fine position of a tap at a coarse position; may lie outside. */
    int fine(int coarse, int tap) {
        return coarse * stride - padding + tap;
    }

    /** The first coarse position whose tap falls inside the fine grid. */
    int first(int tap) {
        return Math.max(0, (padding - tap + stride - 1) / stride);
    }

    /** The last coarse position whose tap falls inside the fine grid; less than {@link #first} where none does. */
    int last(int tap, int coarse, int fine) {
        return Math.min(coarse - 1, Math.floorDiv(fine - 1 + padding - tap, stride));
    }
}
