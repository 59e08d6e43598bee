package org.latentatlas.transport;

import org.latentatlas.network.FloatMath;

/** A picture as a distribution of mass over the pixels of a grid, with the logarithms that Sinkhorn's iteration works on. */
final class Masses {
    /** Stands for the logarithm of zero: no exponential of it, whatever is added, is more than nothing. */
    static final double NEVER = -1e300;

    private static final double LEAST_SHARE = 1e-12; // of the whole picture; less is no mass

    private final double[] shares; // (pixels), which add up to 1
    private final double[] logs; // (pixels)
    private final double total;

    /**
     * @param picture (pixels), finite and not negative, not all zero
     * @throws UnfitPicture if one of these rules is broken
     */
    Masses(float[] picture) {
        double sum = 0;
        for (int i = 0; i < picture.length; i++) {
            if (!(picture[i] >= 0 && picture[i] <= Float.MAX_VALUE)) {
                throw new UnfitPicture(
                        "Pixel " + i + " is " + picture[i] + "; a mass is a finite number that is not negative.");
            }
            sum += picture[i];
        }
        if (!(sum > 0)) {
            throw new UnfitPicture("The picture is empty; there is no mass to move.");
        }
        total = sum;
        shares = new double[picture.length];
        logs = new double[picture.length];
        for (int i = 0; i < picture.length; i++) {
            double share = picture[i] / sum;
            shares[i] = share < LEAST_SHARE ? 0 : share;
            logs[i] = share < LEAST_SHARE ? NEVER : FloatMath.log((float) share);
        }
    }

    double share(int pixel) {
        return shares[pixel];
    }

    double log(int pixel) {
        return logs[pixel];
    }

    /** The sum of the picture's pixels. */
    double total() {
        return total;
    }

    int pixels() {
        return shares.length;
    }
}
