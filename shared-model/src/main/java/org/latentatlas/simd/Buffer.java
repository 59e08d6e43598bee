package org.latentatlas.simd;

/**
 * A place in the module's memory for values of samples, and for their tangents in two directions where a module has any.
 *
 * @param address of sample 0, in bytes
 * @param tangents address of the tangents of sample 0
 * @param layout of each sample
 * @param stride bytes from one sample to the next; 0 where all samples take turns in one place, as they do with pictures
 */
record Buffer(int address, int tangents, Layout layout, int stride) {
    /** Directions in which a module with tangents differentiates. */
    static final int DIRECTIONS = 2;

    boolean isOfPicture() {
        return stride == 0;
    }

    /** The values. */
    Place values() {
        return new Place(address, stride);
    }

    /** The tangents in one direction. */
    Place tangent(int direction) {
        return isOfPicture()
                ? new Place(tangents + direction * 4 * layout.size(), 0)
                : new Place(tangents + direction * stride, DIRECTIONS * stride);
    }

    /**
     * Where one thing lies for every sample.
     *
     * @param address for sample 0
     * @param stride bytes from one sample to the next
     */
    record Place(int address, int stride) {}
}
