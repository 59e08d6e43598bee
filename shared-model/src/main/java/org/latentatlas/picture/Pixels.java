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
     * A table of 256 colours from paper (level 0) to ink (level 255), interpolated in sRGB, as opaque RGBA bytes.
     *
     * @param paper 0xRRGGBB
     * @param ink 0xRRGGBB
     * @return (256 x 4)
     */
    public static byte[] palette(int paper, int ink) {
        byte[] palette = new byte[256 * 4];
        for (int level = 0; level < 256; level++) {
            for (int channel = 0; channel < 3; channel++) {
                int from = (paper >>> (16 - 8 * channel)) & 0xff;
                int to = (ink >>> (16 - 8 * channel)) & 0xff;
                palette[4 * level + channel] = (byte) ((from * (255 - level) + to * level + 127) / 255);
            }
            palette[4 * level + 3] = (byte) 255;
        }
        return palette;
    }

    /** Writes the colours of {@code probabilities} (n) into {@code rgba} (n x 4), as a canvas takes them. */
    public static void colours(byte[] rgba, float[] probabilities, byte[] palette) {
        for (int i = 0; i < probabilities.length; i++) {
            System.arraycopy(palette, 4 * level(probabilities[i]), rgba, 4 * i, 4);
        }
    }
}
