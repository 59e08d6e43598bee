package org.latentatlas.drawing;

import org.latentatlas.network.Architecture;

/**
 * Makes a picture of 28 by 28 pixels as MNIST's were made: "size normalized to fit in a 20x20 pixel box while preserving their aspect
 * ratio", grey "as a result of the anti-aliasing technique", "centered in a 28x28 image by computing the center of mass of the pixels,
 * and translating the image so as to position this point at the center" (Y. LeCun, C. Cortes, C. Burges, "The MNIST database of
 * handwritten digits"). Shrinking averages over areas; the translation is by whole pixels.
 */
public final class Centring {
    private static final int SIDE = 28;
    private static final int BOX = 20;
    private static final double MIDDLE = 14;
    /** Ink paler than this does not widen the bounding box. */
    private static final float PALEST = 0.5f / 255;

    private Centring() {}

    /**
     * The picture (784), 0 paper to 1 ink.
     *
     * @throws BadDrawing where there is no ink
     */
    public static float[] mnist(Raster raster) {
        int left = raster.width();
        int right = 0;
        int top = raster.height();
        int bottom = 0;
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < raster.width(); x++) {
                if (raster.ink()[y * raster.width() + x] > PALEST) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        if (right == 0) {
            throw new BadDrawing(BadDrawing.Reason.EMPTY, "There is no ink in this drawing.");
        }
        double scale = BOX / (double) Math.max(right - left, bottom - top);
        float[] box = new float[BOX * BOX];
        for (int y = 0; y < BOX; y++) {
            for (int x = 0; x < BOX; x++) {
                box[y * BOX + x] = average(raster, left, right, top, bottom, x, y, scale);
            }
        }
        return centred(box, pixels(right - left, scale), pixels(bottom - top, scale));
    }

    /** How many pixels of the box have ink along one direction. */
    private static int pixels(int length, double scale) {
        return Math.min(BOX, (int) Math.floor(length * scale) + 1);
    }

    /** The mean ink of the part of the bounding box that one pixel of the small picture covers; beyond the box is paper. */
    private static float average(Raster raster, int left, int right, int top, int bottom, int x, int y, double scale) {
        double fromX = left + x / scale;
        double toX = Math.min(right, left + (x + 1) / scale);
        double fromY = top + y / scale;
        double toY = Math.min(bottom, top + (y + 1) / scale);
        double sum = 0;
        for (int row = (int) Math.floor(fromY); row < toY; row++) {
            double high = Math.min(row + 1, toY) - Math.max(row, fromY);
            for (int column = (int) Math.floor(fromX); column < toX; column++) {
                double wide = Math.min(column + 1, toX) - Math.max(column, fromX);
                sum += raster.ink()[row * raster.width() + column] * wide * high;
            }
        }
        return (float) Math.max(0, Math.min(1, sum * scale * scale));
    }

    private static float[] centred(float[] box, int wide, int high) {
        double mass = 0;
        double momentX = 0;
        double momentY = 0;
        for (int y = 0; y < BOX; y++) {
            for (int x = 0; x < BOX; x++) {
                double ink = box[y * BOX + x];
                mass += ink;
                momentX += ink * x;
                momentY += ink * y;
            }
        }
        int shiftX = shift(momentX / mass, wide);
        int shiftY = shift(momentY / mass, high);
        float[] picture = new float[Architecture.PIXELS];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                picture[(y + shiftY) * SIDE + x + shiftX] = box[y * BOX + x];
            }
        }
        return picture;
    }

    /** By how many pixels the box moves so that its centre of mass comes nearest to pixel 14, as in all of MNIST; its ink stays inside. */
    private static int shift(double centre, int pixels) {
        return (int) Math.max(0, Math.min(SIDE - pixels, Math.floor(MIDDLE - centre + 0.5)));
    }
}
