package org.latentatlas.server.training;

import java.awt.image.BufferedImage;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.pictures.Inks;
import org.latentatlas.server.pictures.Png;

/** Digits side by side as a PNG picture: black of 16 opacities on clear paper, so that a style sheet can put it on any. */
final class InkSheet {
    private static final int SIDE = 28;
    private static final int INKS = 16;
    private static final int BITS = 4;

    private InkSheet() {}

    /**
     * Draws them row by row.
     *
     * @param ink (count, 784), 0 to 1
     * @param columns digits in a row, at least 1
     */
    static byte[] png(float[] ink, int columns) {
        int count = ink.length / DataSet.PIXELS;
        int rows = (count + columns - 1) / columns;
        var image = new BufferedImage(
                Math.max(1, columns) * SIDE,
                Math.max(1, rows) * SIDE,
                BufferedImage.TYPE_BYTE_BINARY,
                Inks.palette(BITS, INKS));
        for (int i = 0; i < ink.length; i++) {
            int digit = Math.floorDiv(i, DataSet.PIXELS);
            int pixel = i % DataSet.PIXELS;
            int x = digit % columns * SIDE + pixel % SIDE;
            int y = Math.floorDiv(digit, columns) * SIDE + Math.floorDiv(pixel, SIDE);
            image.getRaster().setSample(x, y, 0, Math.round(ink[i] * (INKS - 1)));
        }
        return Png.of(image);
    }
}
