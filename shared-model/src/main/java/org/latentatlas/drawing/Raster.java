package org.latentatlas.drawing;

import java.util.Arrays;

/** Ink on a rectangle of pixels: 0 is paper, 1 is ink, rows first. Pixel (x, y) covers the unit square from (x, y). For one thread. */
public final class Raster {
    private final int width;
    private final int height;
    private final float[] ink; // (height, width)

    /**
     * Takes the array as it is.
     *
     * @param ink (height, width), 0 to 1
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public Raster(int width, int height, float[] ink) {
        if (width < 1 || height < 1 || ink.length != width * height) {
            throw new IllegalArgumentException(
                    "A raster of " + width + " x " + height + " pixels cannot hold " + ink.length + " numbers.");
        }
        this.width = width;
        this.height = height;
        this.ink = ink;
    }

    /** Nothing but paper. */
    public static Raster blank(int width, int height) {
        return new Raster(width, height, new float[width * height]);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The ink itself, (height, width). */
    public float[] ink() {
        return ink;
    }

    /** Back to paper. */
    public void clear() {
        Arrays.fill(ink, 0);
    }

    /** Puts a square picture of {@code side} pixels here, each enlarged to a whole number of pixels; this raster's side is a multiple of it. */
    public void enlarge(float[] picture, int side) {
        int times = width / side;
        for (int y = 0; y < side * times; y++) {
            for (int x = 0; x < side * times; x++) {
                ink[y * width + x] = picture[y / times * side + x / times];
            }
        }
    }

    /**
     * A line with round ends from one disc to another, its edges smoothed over one pixel. Ink on ink stays ink.
     *
     * @param x0 centre of the first disc, in pixels, and so on
     * @param r0 radius of the first disc, in pixels
     */
    public void line(double x0, double y0, double r0, double x1, double y1, double r1) {
        double reach = Math.max(r0, r1) + 1;
        int left = clamp(Math.floor(Math.min(x0, x1) - reach), width);
        int right = clamp(Math.floor(Math.max(x0, x1) + reach) + 1, width);
        int top = clamp(Math.floor(Math.min(y0, y1) - reach), height);
        int bottom = clamp(Math.floor(Math.max(y0, y1) + reach) + 1, height);
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double px = x + 0.5 - x0;
                double py = y + 0.5 - y0;
                double t = square == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
                double ox = px - t * dx;
                double oy = py - t * dy;
                double covered = r0 + t * (r1 - r0) + 0.5 - Math.sqrt(ox * ox + oy * oy);
                int at = y * width + x;
                if (covered > ink[at]) {
                    ink[at] = (float) Math.min(1, covered);
                }
            }
        }
    }

    private static int clamp(double value, int most) {
        return (int) Math.max(0, Math.min(most, value));
    }
}
