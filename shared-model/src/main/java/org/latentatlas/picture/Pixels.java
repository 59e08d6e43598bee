package org.latentatlas.picture;

/** From the probability of ink to bytes and colours. There is one rounding rule: {@code (int) (p * 255 + 0.5f)}. */
public final class Pixels {
    private Pixels() {}

    /** The grey level of a probability, 0 to 255; what lies outside 0..1 is clamped, NaN is 0. */
    public static int level(float probability) {
        if (!(probability > 0f)) {
            return 0;
        }
        return probability >= 1f ? 255 : (int) (probability * 255 + 0.5f);
    }

    /** Writes the grey levels of {@code probabilities} (n) into {@code out} (n), 255 is ink. */
    public static void levels(byte[] out, float[] probabilities) {
        for (int i = 0; i < probabilities.length; i++) {
            out[i] = (byte) level(probabilities[i]);
        }
    }

    /**
     * The 256 colours from paper (level 0) to ink (level 255), interpolated in sRGB, 0xRRGGBB.
     *
     * @param paper 0xRRGGBB
     * @param ink 0xRRGGBB
     */
    public static int[] ramp(int paper, int ink) {
        int[] ramp = new int[256];
        for (int level = 0; level < ramp.length; level++) {
            ramp[level] = mix(paper >> 16, ink >> 16, level) << 16
                    | mix(paper >> 8, ink >> 8, level) << 8
                    | mix(paper, ink, level);
        }
        return ramp;
    }

    /** One channel, the lowest byte of both. */
    private static int mix(int paper, int ink, int level) {
        return ((paper & 0xff) * (255 - level) + (ink & 0xff) * level + 127) / 255;
    }
}
