package org.latentatlas.server.datasets;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * Digits drawn by code, so that a machine without a network can train at once: strokes with random slant, width, scale,
 * shift, rotation and curvature, anti-aliased, 28 by 28 pixels, centred by their ink like MNIST's. The same numbers and
 * seed give the same pictures on every machine.
 */
final class DrawnDigits {
    static final int TRAIN = 12_000;
    static final int TEST = 2_000;
    private static final long SEED = 28;
    private static final int SIDE = 28;
    /** Pixels per unit of the skeletons, which reach from -1 to 1. */
    private static final double SCALE = 9;

    private static final int STEPS = 8; // line pieces between two points of a curve

    private DrawnDigits() {}

    /** 12,000 pictures to train on and 2,000 for the test, every digit equally often. */
    static DataSet dataSet() {
        return dataSet(TRAIN, TEST, SEED);
    }

    static DataSet dataSet(int trainCount, int testCount, long seed) {
        byte[] trainLabels = labels(trainCount);
        byte[] testLabels = labels(testCount);
        byte[] trainImages = images(trainLabels, new SplittableRandom(seed));
        byte[] testImages = images(testLabels, new SplittableRandom(~seed));
        Map<String, String> md5 = Map.of(
                "train-images", IdxFile.md5(trainImages),
                "train-labels", IdxFile.md5(trainLabels),
                "test-images", IdxFile.md5(testImages),
                "test-labels", IdxFile.md5(testLabels));
        return new DataSet("drawn", trainImages, trainLabels, testImages, testLabels, md5);
    }

    private static byte[] labels(int count) {
        byte[] labels = new byte[count];
        for (int image = 0; image < count; image++) {
            labels[image] = (byte) (image % 10);
        }
        return labels;
    }

    private static byte[] images(byte[] labels, SplittableRandom random) {
        byte[] images = new byte[labels.length * DataSet.PIXELS];
        for (int image = 0; image < labels.length; image++) {
            Stroke[] hand = write(DigitSkeletons.of(labels[image]), random);
            float[] ink = draw(hand, 0.85 + 0.9 * random.nextDouble());
            for (int pixel = 0; pixel < DataSet.PIXELS; pixel++) {
                images[image * DataSet.PIXELS + pixel] = (byte) Math.round(255 * ink[pixel]);
            }
        }
        return images;
    }

    /** A line of points in pixels. */
    private static final class Stroke {
        final double[] x;
        final double[] y;

        Stroke(int points) {
            x = new double[points];
            y = new double[points];
        }
    }

    /** One hand's version of a digit. */
    private static Stroke[] write(double[][] skeleton, SplittableRandom random) {
        double slant = 0.12 + spread(random, 0.28);
        double wide = 1 + spread(random, 0.22);
        double tall = 0.98 + spread(random, 0.12);
        double bendX = spread(random, 0.16);
        double bendY = spread(random, 0.12);
        double turn = spread(random, 0.14);
        Stroke[] strokes = new Stroke[skeleton.length];
        for (int s = 0; s < skeleton.length; s++) {
            Stroke stroke = smooth(skeleton[s], random);
            for (int p = 0; p < stroke.x.length; p++) {
                double x = wide * stroke.x[p];
                double y = tall * stroke.y[p];
                double bentX = x + bendX * (y * y - 0.5) - slant * y;
                double bentY = y + bendY * (x * x - 0.2);
                stroke.x[p] = SCALE * (bentX - turn * bentY);
                stroke.y[p] = SCALE * (bentY + turn * bentX);
            }
            strokes[s] = stroke;
        }
        centre(strokes, spread(random, 0.8), spread(random, 0.8));
        return strokes;
    }

    /** A Catmull-Rom curve through the points, each moved a little; the first number tells a curve (1) from lines (0). */
    private static Stroke smooth(double[] skeleton, SplittableRandom random) {
        int points = (skeleton.length - 1) / 2;
        double[] x = new double[points];
        double[] y = new double[points];
        for (int p = 0; p < points; p++) {
            x[p] = skeleton[1 + 2 * p] + spread(random, 0.09);
            y[p] = skeleton[2 + 2 * p] + spread(random, 0.09);
        }
        boolean curved = skeleton[0] == 1;
        Stroke stroke = new Stroke((points - 1) * STEPS + 1);
        for (int i = 0; i < stroke.x.length; i++) {
            int p = Math.min(i / STEPS, points - 2);
            double t = (double) (i - p * STEPS) / STEPS;
            stroke.x[i] = curved ? between(x, p, t) : x[p] + t * (x[p + 1] - x[p]);
            stroke.y[i] = curved ? between(y, p, t) : y[p] + t * (y[p + 1] - y[p]);
        }
        return stroke;
    }

    private static double between(double[] v, int p, double t) {
        double before = v[Math.max(p - 1, 0)];
        double from = v[p];
        double to = v[p + 1];
        double after = v[Math.min(p + 2, v.length - 1)];
        double linear = to - before;
        double square = 2 * before - 5 * from + 4 * to - after;
        double cube = 3 * from - before - 3 * to + after;
        return from + 0.5 * t * (linear + t * (square + t * cube));
    }

    /** Moves the mean of all points to the middle of the picture, off by the shift. */
    private static void centre(Stroke[] strokes, double shiftX, double shiftY) {
        double sumX = 0;
        double sumY = 0;
        double length = 0;
        for (Stroke stroke : strokes) {
            for (int p = 1; p < stroke.x.length; p++) {
                double piece = Math.sqrt(square(stroke.x[p] - stroke.x[p - 1]) + square(stroke.y[p] - stroke.y[p - 1]));
                sumX += piece * (stroke.x[p] + stroke.x[p - 1]) / 2;
                sumY += piece * (stroke.y[p] + stroke.y[p - 1]) / 2;
                length += piece;
            }
        }
        double middle = (SIDE - 1) / 2.0;
        for (Stroke stroke : strokes) {
            for (int p = 0; p < stroke.x.length; p++) {
                stroke.x[p] += middle + shiftX - sumX / length;
                stroke.y[p] += middle + shiftY - sumY / length;
            }
        }
    }

    /** (784) ink from 0 to 1: full within half the pen's width, falling to nothing over one pixel. */
    private static float[] draw(Stroke[] strokes, double halfWidth) {
        float[] ink = new float[DataSet.PIXELS];
        double reach = halfWidth + 0.5;
        for (Stroke stroke : strokes) {
            for (int p = 1; p < stroke.x.length; p++) {
                double fromX = stroke.x[p - 1];
                double fromY = stroke.y[p - 1];
                double toX = stroke.x[p];
                double toY = stroke.y[p];
                int left = Math.max(0, (int) Math.ceil(Math.min(fromX, toX) - reach));
                int right = Math.min(SIDE - 1, (int) Math.floor(Math.max(fromX, toX) + reach));
                int top = Math.max(0, (int) Math.ceil(Math.min(fromY, toY) - reach));
                int bottom = Math.min(SIDE - 1, (int) Math.floor(Math.max(fromY, toY) + reach));
                for (int y = top; y <= bottom; y++) {
                    for (int x = left; x <= right; x++) {
                        double distance = distance(x, y, fromX, fromY, toX, toY);
                        float here = (float) Math.min(1, Math.max(0, reach - distance));
                        ink[y * SIDE + x] = Math.max(ink[y * SIDE + x], here);
                    }
                }
            }
        }
        return ink;
    }

    /** From a point to a piece of a line. */
    private static double distance(double x, double y, double fromX, double fromY, double toX, double toY) {
        double alongX = toX - fromX;
        double alongY = toY - fromY;
        double length = square(alongX) + square(alongY);
        double t = length == 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / length;
        double near = Math.min(1, Math.max(0, t));
        return Math.sqrt(square(x - fromX - near * alongX) + square(y - fromY - near * alongY));
    }

    private static double square(double value) {
        return value * value;
    }

    /** Even in -width to width. */
    private static double spread(SplittableRandom random, double width) {
        return width * (2 * random.nextDouble() - 1);
    }
}
