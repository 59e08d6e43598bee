package org.latentatlas.simd;

/**
 * Where the values (channels, height, width) of one sample lie in memory; all sizes are counted in floats. A picture may be split into
 * {@code split * split} planes a channel, by the remainders of row and column, as steps of that width read or write it.
 *
 * @param plane from one plane to the next
 * @param pitch from one row of a plane to the next
 * @param origin from the start of the sample to its first value
 * @param size floats of one sample, with what surrounds the values
 */
record Layout(int channels, int height, int width, int split, int plane, int pitch, int origin, int size) {
    /** Values without gaps, in the order of the plain code. */
    static Layout tight(int channels, int height, int width) {
        int plane = height * width;
        return new Layout(channels, height, width, 1, plane, width, 0, channels * plane);
    }

    /** The same shape without gaps. */
    Layout tight() {
        return tight(channels, height, width);
    }

    /** A row of values. */
    static Layout row(int values) {
        return tight(1, 1, values);
    }

    /** Floats from the start of the sample to the value. */
    int at(int channel, int row, int column) {
        int planes = (channel * split + row % split) * split + column % split;
        return origin + planes * plane + row / split * pitch + column / split;
    }

    /** Floats from one channel to the next. */
    int channelSize() {
        return split * split * plane;
    }

    boolean isTight() {
        return equals(tight());
    }

    boolean hasShapeOf(Layout other) {
        return channels == other.channels && height == other.height && width == other.width;
    }
}
