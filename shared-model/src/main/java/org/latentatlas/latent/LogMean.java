package org.latentatlas.latent;

import org.latentatlas.network.FloatMath;

/** The logarithm of a mean of numbers that are given as logarithms, without overflow: log-sum-exp around the largest so far. */
public final class LogMean {
    private double largest = Double.NEGATIVE_INFINITY;
    private double sum; // of exp(logarithm - largest)
    private double squares; // of the same
    private int count;

    /** Counts one number, given as its logarithm. */
    public void add(double logarithm) {
        count++;
        if (logarithm > largest) {
            double shrink = FloatMath.exp((float) (largest - logarithm));
            sum = sum * shrink + 1;
            squares = squares * shrink * shrink + 1;
            largest = logarithm;
        } else {
            double weight = FloatMath.exp((float) (logarithm - largest));
            sum += weight;
            squares += weight * weight;
        }
    }

    /** The logarithm of the mean of all numbers so far. */
    public double value() {
        return largest + FloatMath.log((float) (sum / count));
    }

    /** Of {@link #value}, by the delta method: the deviation of the numbers over their mean and the root of their count. */
    public double standardError() {
        double variance = count < 2 ? Double.NaN : (squares * count / (sum * sum) - 1) / (count - 1);
        return Math.sqrt(Math.max(0, variance));
    }

    /** How many equal numbers would vary as little as these: (sum of weights)^2 / sum of squares (A. Kong, 1992). */
    public double effectiveCount() {
        return count == 0 ? 0 : sum * sum / squares;
    }
}
