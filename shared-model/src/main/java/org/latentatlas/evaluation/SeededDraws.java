package org.latentatlas.evaluation;

import org.latentatlas.latent.NormalQuantile;
import org.latentatlas.latent.SplitMix64;

/**
 * Random numbers that are asked for by their number, not in turn: every picture has its own, whatever is computed before it or beside it.
 * They follow from integer arithmetic ({@link SplitMix64} of a counter), so another program, in any language, finds the same ones. Immutable.
 */
public final class SeededDraws {
    /** The numbers that make a grey pixel black or white; the row is the picture's number. */
    public static final int PIXELS = 1;
    /** The noise of latent points; the row is the picture's number, the index sample times latent size plus dimension. */
    public static final int LATENT = 2;
    /** Directions in latent space; the row is the direction's number, the index the dimension. */
    public static final int DIRECTIONS = 3;

    private static final int LEVELS = 255;

    private final long key;

    /**
     * The numbers of one row.
     *
     * @param purpose {@link #PIXELS}, {@link #LATENT} or {@link #DIRECTIONS}
     * @param row from 0
     */
    public SeededDraws(long seed, int purpose, int row) {
        key = next(next(seed, purpose), row);
    }

    private static long next(long key, long index) {
        return SplitMix64.mix(key + (index + 1) * SplitMix64.GOLDEN_GAMMA);
    }

    /** 32 random bits. */
    public int bits(long index) {
        return (int) (next(key, index) >>> 32);
    }

    /** A number from the standard normal distribution. */
    public float normal(long index) {
        return (float) NormalQuantile.ofBits(bits(index));
    }

    /**
     * Whether a pixel becomes ink: with probability level / 255, to 24 bits.
     *
     * @param level grey value, 0 to 255
     */
    public boolean ink(long index, int level) {
        return (bits(index) >>> 8) * (long) LEVELS < (long) level << 24;
    }

    /** The latent noise of consecutive samples of one picture. Writes {@code out} (samples, size) from {@code offset} on. */
    public void normals(float[] out, int offset, long firstIndex, int count) {
        for (int i = 0; i < count; i++) {
            out[offset + i] = normal(firstIndex + i);
        }
    }

    /**
     * Pictures of black and white pixels, as every figure of this project sees a binarised test set.
     *
     * @param grey (at least count, pixels) unsigned
     * @return (count, pixels), 0 or 255
     */
    public static byte[] binarise(long seed, byte[] grey, int count, int pixels) {
        byte[] out = new byte[count * pixels];
        for (int image = 0; image < count; image++) {
            SeededDraws draws = new SeededDraws(seed, PIXELS, image);
            for (int p = 0; p < pixels; p++) {
                int at = image * pixels + p;
                out[at] = (byte) (draws.ink(p, grey[at] & 0xff) ? LEVELS : 0);
            }
        }
        return out;
    }
}
