package org.latentatlas.drawing;

import java.util.Arrays;

/**
 * Finds the ink in a picture that somebody uploads: a photograph of paper, a scan, white chalk on a board, a screenshot. Uneven light
 * is evened out, the colour of the border tells paper from ink, what is nearly paper becomes paper, and specks go.
 */
public final class Scan {
    /** Brightness is counted in so many steps. */
    private static final int STEPS = 256;
    /** Ink and paper differ by at least this part of the way from black to white. */
    private static final double LEAST_CONTRAST = 0.12;
    /** Tiles along the longer side, of which each has a paper of its own. */
    private static final int TILES = 8;
    /** A speck has less ink than this part of the largest blot. */
    private static final double SPECK = 0.03;

    private final int width;
    private final int height;
    private final float[] darkness; // (height, width), 0 paper's brightest to 1

    private Scan(int width, int height, float[] darkness) {
        this.width = width;
        this.height = height;
        this.darkness = darkness;
    }

    /**
     * The ink of a picture.
     *
     * @param rgba (height, width, 4) unsigned bytes, not premultiplied
     * @throws BadDrawing where everything has the same brightness, or nothing is left beside specks
     */
    public static Raster ink(byte[] rgba, int width, int height) {
        if (width < 1 || height < 1 || rgba.length != 4 * width * height) {
            throw new IllegalArgumentException(
                    "A picture of " + width + " x " + height + " pixels cannot have " + rgba.length + " bytes.");
        }
        Scan scan = new Scan(width, height, darkness(rgba));
        scan.paperIsTheBorder();
        scan.evenOut();
        Raster raster = new Raster(width, height, scan.stretched());
        Specks.remove(raster, SPECK);
        return raster;
    }

    /** One minus the luminance (ITU-R BT.709 weights); what is transparent shows the opposite of what is not. */
    private static float[] darkness(byte[] rgba) {
        int pixels = rgba.length / 4;
        float[] darkness = new float[pixels];
        double sum = 0;
        double opaque = 0;
        for (int i = 0; i < pixels; i++) {
            darkness[i] = 1
                    - (0.2126f * (rgba[4 * i] & 0xff)
                                    + 0.7152f * (rgba[4 * i + 1] & 0xff)
                                    + 0.0722f * (rgba[4 * i + 2] & 0xff))
                            / 255;
            double alpha = (rgba[4 * i + 3] & 0xff) / 255.0;
            sum += alpha * darkness[i];
            opaque += alpha;
        }
        float behind = sum > 0.5 * opaque ? 0 : 1;
        if (opaque == pixels) {
            return darkness;
        }
        for (int i = 0; i < pixels; i++) {
            float alpha = (rgba[4 * i + 3] & 0xff) / 255f;
            darkness[i] = behind + alpha * (darkness[i] - behind);
        }
        return darkness;
    }

    /** Turns light on dark into dark on light: most of the border is paper. */
    private void paperIsTheBorder() {
        double threshold = threshold(darkness, 1);
        int dark = 0;
        int all = 0;
        int margin = Math.max(1, Math.min(width, height) / 16);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (x < margin || y < margin || x >= width - margin || y >= height - margin) {
                    all++;
                    dark += darkness[y * width + x] > threshold ? 1 : 0;
                }
            }
        }
        if (2 * dark > all) {
            for (int i = 0; i < darkness.length; i++) {
                darkness[i] = 1 - darkness[i];
            }
        }
    }

    /** Takes away the paper's own darkness, which is interpolated between tiles. */
    private void evenOut() {
        int size = (Math.max(width, height) + TILES - 1) / TILES;
        int columns = (width + size - 1) / size;
        int rows = (height + size - 1) / size;
        float[] paper = new float[columns * rows];
        for (int i = 0; i < paper.length; i++) {
            paper[i] = paper(i % columns * size, i / columns * size, size);
        }
        for (int y = 0; y < height; y++) {
            double v = Math.max(0, Math.min(rows - 1, (y + 0.5) / size - 0.5));
            int row = Math.min((int) v, Math.max(0, rows - 2));
            int below = Math.min(row + 1, rows - 1);
            for (int x = 0; x < width; x++) {
                double u = Math.max(0, Math.min(columns - 1, (x + 0.5) / size - 0.5));
                int column = Math.min((int) u, Math.max(0, columns - 2));
                int right = Math.min(column + 1, columns - 1);
                double upper = mix(paper[row * columns + column], paper[row * columns + right], u - column);
                double lower = mix(paper[below * columns + column], paper[below * columns + right], u - column);
                int at = y * width + x;
                darkness[at] = (float) Math.max(0, darkness[at] - mix(upper, lower, v - row));
            }
        }
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }

    /** The darkness that a quarter of a tile's pixels stay below: paper, unless ink covers three quarters of it. */
    private float paper(int left, int top, int size) {
        int right = Math.min(width, left + size);
        int bottom = Math.min(height, top + size);
        float[] values = new float[(right - left) * (bottom - top)];
        int n = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                values[n++] = darkness[y * width + x];
            }
        }
        Arrays.sort(values);
        return values[values.length / 4];
    }

    /** Ink from 0 to 1: what is nearer to paper than to ink becomes paper, what is as dark as most ink becomes ink. */
    private float[] stretched() {
        float largest = 0;
        for (float value : darkness) {
            largest = Math.max(largest, value);
        }
        if (largest < LEAST_CONTRAST) {
            throw new BadDrawing(
                    BadDrawing.Reason.ONE_COLOUR,
                    "This picture has the same brightness everywhere, so no digit stands out.");
        }
        double threshold = threshold(darkness, largest);
        double sum = 0;
        int count = 0;
        for (float value : darkness) {
            if (value > threshold) {
                sum += value;
                count++;
            }
        }
        double full = count == 0 ? largest : sum / count;
        double least = 0.6 * threshold;
        float[] ink = new float[darkness.length];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (float) Math.max(0, Math.min(1, (darkness[i] - least) / Math.max(1e-6, full - least)));
        }
        return ink;
    }

    /**
     * The threshold between two kinds of pixels that leaves the least variance within them (N. Otsu, "A threshold selection method from
     * gray-level histograms", 1979).
     */
    private static double threshold(float[] values, double most) {
        int[] histogram = new int[STEPS];
        double total = 0;
        for (float value : values) {
            int step = (int) Math.max(0, Math.min(STEPS - 1, value / most * STEPS));
            histogram[step]++;
            total += step;
        }
        double best = -1;
        int threshold = 0;
        double below = 0;
        int count = 0;
        for (int step = 0; step < STEPS - 1; step++) {
            count += histogram[step];
            below += step * (double) histogram[step];
            int above = values.length - count;
            if (count > 0 && above > 0) {
                double difference = below / count - (total - below) / above;
                double between = (double) count * above * difference * difference;
                if (between > best) {
                    best = between;
                    threshold = step;
                }
            }
        }
        return (threshold + 1.0) / STEPS * most;
    }
}
