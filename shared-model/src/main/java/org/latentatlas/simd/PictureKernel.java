package org.latentatlas.simd;

import java.util.List;

/**
 * Writes one output plane of some channels of a (transposed) convolution, tile by tile: vectors of pixels times channels. Every sum adds
 * its products in the order (input channel, row, column) of the kernel, starting from its bias.
 */
final class PictureKernel {
    private final PicturePlan plan;
    private final Arithmetic arithmetic;
    private final List<PicturePlan.Tap> taps;
    private final int channels;
    private final int vectors;

    private final CodeWriter code = new CodeWriter(4);
    private final int in = 0;
    private final int out = 1;
    private final int weights = 2;
    private final int bias = 3;
    private final int[] sums; // (channels, vectors)
    private final int[] pixels;
    private final int factor = code.vector();

    PictureKernel(PicturePlan plan, Arithmetic arithmetic, int phase, int channels) {
        this.plan = plan;
        this.arithmetic = arithmetic;
        this.taps = plan.taps(phase);
        this.channels = channels;
        this.vectors = plan.vectorsAtOnce();
        this.sums = code.vectors(channels * vectors);
        this.pixels = code.vectors(vectors);
    }

    /** The function (in, out, weights, bias): addresses of the input sample, the first channel's plane, its weights and its bias. */
    CodeWriter function() {
        int tileBytes = 16 * vectors;
        int rounds = plan.out().plane() * 4 / tileBytes;
        code.repeat(rounds, in, tileBytes, () -> {
            tile();
            code.advance(out, tileBytes);
        });
        return code;
    }

    private void tile() {
        for (int i = 0; i < sums.length; i++) {
            code.get(bias).memory(Opcode.V128_LOAD32_SPLAT, 4 * (i / vectors)).set(sums[i]);
        }
        if (!taps.isEmpty()) {
            int source = code.integer();
            int factors = code.integer();
            code.get(in).set(source);
            code.get(weights).set(factors);
            code.repeat(plan.in().channels(), factors, 4 * taps.size() * channels, () -> {
                products(source, factors);
                code.advance(source, 4 * plan.in().channelSize());
            });
        }
        int channelBytes = 4 * plan.out().channelSize();
        for (int i = 0; i < sums.length; i++) {
            code.get(out).get(sums[i]).memory(Opcode.V128_STORE, i / vectors * channelBytes + 16 * (i % vectors));
        }
    }

    private void products(int source, int factors) {
        int next = 0;
        for (PicturePlan.Tap tap : taps) {
            for (int v = 0; v < vectors; v++) {
                code.get(source)
                        .memory(Opcode.V128_LOAD, 4 * tap.offset() + 16 * v)
                        .set(pixels[v]);
            }
            for (int channel = 0; channel < channels; channel++) {
                code.get(factors).memory(Opcode.V128_LOAD32_SPLAT, 4 * next++).set(factor);
                for (int v = 0; v < vectors; v++) {
                    int sum = sums[channel * vectors + v];
                    code.get(pixels[v]).get(factor);
                    arithmetic.multiply(code);
                    code.get(sum);
                    arithmetic.add(code);
                    code.set(sum);
                }
            }
        }
    }
}
