package org.latentatlas.server.pictures;

import java.awt.image.IndexColorModel;

/** Ink for pictures on clear paper, so that a style sheet can put them on any. */
public final class Inks {
    private Inks() {}

    /**
     * Black from clear to opaque. Few steps, which no eye sees in strokes of two pixels, make a file of a third.
     *
     * @param bits of a pixel, 1 to 8
     * @param steps 2 to 2^bits; the first one is clear, the last one opaque
     */
    public static IndexColorModel palette(int bits, int steps) {
        byte[] black = new byte[steps];
        byte[] alpha = new byte[steps];
        for (int i = 0; i < steps; i++) {
            alpha[i] = (byte) Math.round(i * 255f / (steps - 1));
        }
        return new IndexColorModel(bits, steps, black, black, black, alpha);
    }
}
