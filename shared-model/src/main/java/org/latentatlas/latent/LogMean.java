package org.latentatlas.latent;

import org.latentatlas.network.FloatMath;

/** The logarithm of a mean of numbers that are given as logarithms, without overflow: log-sum-exp around the largest so far. */
final class LogMean {
    private double largest = Double.NEGATIVE_INFINITY;
    private double sum; // of exp(logarithm - largest)
    private int count;

    void add(double logarithm) {
        count++;
        if (logarithm > largest) {
            sum = sum * FloatMath.exp((float) (largest - logarithm)) + 1;
            largest = logarithm;
        } else {
            sum += FloatMath.exp((float) (logarithm - largest));
        }
    }

    double value() {
        return largest + FloatMath.log((float) (sum / count));
    }
}
