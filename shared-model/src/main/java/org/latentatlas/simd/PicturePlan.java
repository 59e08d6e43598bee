package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.TransposedConvolution;

/**
 * How a convolution or a transposed convolution is computed without holes. With a stride s, a convolution reads its input split into s * s
 * planes, by the remainders of row and column, and a transposed convolution writes its output so, plane by plane ("sub-pixel phases").
 * Then the pixel at (row, column) of an output plane adds up input pixels at (row + a, column + b), with constant a and b for each tap of
 * the kernel. Input planes are surrounded by zeros and have the pitch of the output planes, so that the whole of an output plane is one
 * long row; what comes out between two rows of the picture is never read.
 */
final class PicturePlan {
    private static final int MOST_CHANNELS = 4; // at once
    private static final int MOST_SUMS = 8;

    /** Where a tap of the kernel reads along one axis: in the planes of that remainder, at that distance. */
    private record Shift(int tap, int remainder, int by) {}

    /**
     * One tap of the kernel.
     *
     * @param offset floats from the start of an input channel to what the tap reads for an output plane's first pixel
     * @param weight place in the kernel, rows first
     */
    record Tap(int offset, int weight) {}

    private final int kernel;
    private final int stride;
    private final int padding;
    private final boolean transposed;
    private final Layout in;
    private final Layout out;
    private final int channelsAtOnce;
    private final int vectorsAtOnce;

    PicturePlan(Convolution shape) {
        this(
                Layout.tight(shape.inChannels(), shape.height(), shape.width()),
                Layout.tight(shape.outChannels(), shape.outHeight(), shape.outWidth()),
                shape.kernel(),
                shape.stride(),
                shape.padding(),
                false);
    }

    PicturePlan(TransposedConvolution shape) {
        this(
                Layout.tight(shape.inChannels(), shape.height(), shape.width()),
                Layout.tight(shape.outChannels(), shape.outHeight(), shape.outWidth()),
                shape.kernel(),
                shape.stride(),
                shape.padding(),
                true);
    }

    private PicturePlan(Layout from, Layout to, int kernel, int stride, int padding, boolean transposed) {
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
        this.transposed = transposed;
        int inSplit = transposed ? 1 : stride;
        int outSplit = transposed ? stride : 1;
        int least = 0;
        int most = 0;
        for (int remainder = 0; remainder < outSplit; remainder++) {
            for (Shift shift : shifts(remainder)) {
                least = Math.min(least, shift.by);
                most = Math.max(most, shift.by);
            }
        }
        int outHeight = parts(to.height(), outSplit);
        int outWidth = parts(to.width(), outSplit);
        int rows = Math.max(parts(from.height(), inSplit), outHeight + most) - least;
        int pitch = Math.max(parts(from.width(), inSplit) - least, outWidth + most);
        int vectors = parts((outHeight - 1) * pitch + outWidth, 4);

        channelsAtOnce = Math.min(MOST_CHANNELS, to.channels());
        vectorsAtOnce = vectorsAtOnce(MOST_SUMS / channelsAtOnce, vectors);
        int outPlane = 4 * parts(vectors, vectorsAtOnce) * vectorsAtOnce;
        out = picture(to, outSplit, outPlane, pitch, 0, 0);
        int furthest = (most - least) * (pitch + 1) + outPlane;
        in = picture(from, inSplit, rows * pitch, pitch, -least * (pitch + 1), Math.max(0, furthest - rows * pitch));
    }

    private static Layout picture(Layout shape, int split, int plane, int pitch, int origin, int more) {
        int size = shape.channels() * split * split * plane + origin + more;
        return new Layout(shape.channels(), shape.height(), shape.width(), split, plane, pitch, origin, size);
    }

    /** That many vectors, or a few less where the last round would else be emptier. */
    private static int vectorsAtOnce(int most, int vectors) {
        int best = most;
        for (int v = most; v > most / 2; v--) {
            if (parts(vectors, v) * v < parts(vectors, best) * best) {
                best = v;
            }
        }
        return best;
    }

    private static int parts(int size, int part) {
        return (size + part - 1) / part;
    }

    /** The taps, in ascending order, that reach the output planes of that remainder. */
    private List<Shift> shifts(int remainder) {
        List<Shift> shifts = new ArrayList<>();
        for (int tap = 0; tap < kernel; tap++) {
            int distance = transposed ? remainder + padding - tap : tap - padding;
            int by = Math.floorDiv(distance, stride);
            int from = Math.floorMod(distance, stride);
            if (!transposed) {
                shifts.add(new Shift(tap, from, by));
            } else if (from == 0) {
                shifts.add(new Shift(tap, 0, by));
            }
        }
        return shifts;
    }

    /** Where the input must lie; what surrounds it must be zero. */
    Layout in() {
        return in;
    }

    /** Where the output lies. */
    Layout out() {
        return out;
    }

    /** Output planes a channel. */
    int phases() {
        return out.split() * out.split();
    }

    /** Floats from the start of the output to a channel's plane of a phase. */
    int outPlane(int phase, int channel) {
        return out.at(channel, phase / out.split(), phase % out.split());
    }

    /** Channels of a tile of the output. */
    int channelsAtOnce() {
        return channelsAtOnce;
    }

    /** Vectors of pixels of a tile of the output; they divide a plane. */
    int vectorsAtOnce() {
        return vectorsAtOnce;
    }

    /** The taps that reach one of the output planes, in the order in which the plain code adds them. */
    List<Tap> taps(int phase) {
        List<Tap> taps = new ArrayList<>();
        for (Shift row : shifts(phase / out.split())) {
            for (Shift column : shifts(phase % out.split())) {
                int plane = row.remainder * in.split() + column.remainder;
                int offset = in.origin() + plane * in.plane() + row.by * in.pitch() + column.by;
                taps.add(new Tap(offset, row.tap * kernel + column.tap));
            }
        }
        return taps;
    }

    /** Weights that some output channels have in one phase. */
    int packedSize(int phase, int channels) {
        return in.channels() * taps(phase).size() * channels;
    }

    /** Where the weights of some output channels in one phase, (inChannels, taps, channels), stand in the layer's. */
    List<Weights.Part> parts(int phase, int first, int channels) {
        int square = kernel * kernel;
        int fromIn = (transposed ? out.channels() : 1) * square;
        int fromOut = (transposed ? 1 : in.channels()) * square;
        List<Tap> taps = taps(phase);
        List<Weights.Part> parts = new ArrayList<>();
        for (int t = 0; t < taps.size(); t++) {
            int from = first * fromOut + taps.get(t).weight;
            parts.add(new Weights.Part(
                    from, in.channels(), fromIn, channels, fromOut, t * channels, taps.size() * channels));
        }
        return parts;
    }
}
