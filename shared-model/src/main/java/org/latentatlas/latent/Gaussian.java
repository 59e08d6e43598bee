package org.latentatlas.latent;

import org.latentatlas.network.FloatMath;

/**
 * A normal distribution with diagonal covariance, as the encoder gives it for a picture: q(z|x). Immutable, thread-safe. Sums are in
 * double.
 */
public final class Gaussian {
    private static final double LOG_TWO_PI = 1.8378770664093453;

    private final float[] mean; // (size)
    private final float[] logVariance; // (size)
    private final float[] deviation; // (size)

    /**
     * @param mean (size)
     * @param logVariance (size), natural logarithms
     * @throws IllegalArgumentException if the sizes differ
     */
    public Gaussian(float[] mean, float[] logVariance) {
        if (mean.length != logVariance.length) {
            throw new IllegalArgumentException("A Gaussian has as many means as log-variances; " + mean.length + " and "
                    + logVariance.length + " came.");
        }
        this.mean = mean.clone();
        this.logVariance = logVariance.clone();
        this.deviation = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            deviation[i] = FloatMath.exp(0.5f * logVariance[i]);
        }
    }

    /** The prior N(0, I). */
    public static Gaussian standard(int size) {
        return new Gaussian(new float[size], new float[size]);
    }

    public int size() {
        return mean.length;
    }

    /** (size), a copy. */
    public float[] mean() {
        return mean.clone();
    }

    /** (size), a copy. */
    public float[] logVariance() {
        return logVariance.clone();
    }

    /** Standard deviations, (size), a copy. */
    public float[] deviation() {
        return deviation.clone();
    }

    /** Kullback-Leibler divergence to the prior N(0, I) in nats: D. Kingma, M. Welling, "Auto-encoding variational Bayes", 2014, appendix B. */
    public double kl() {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double variance = FloatMath.exp(logVariance[i]);
            sum += variance + (double) mean[i] * mean[i] - 1 - logVariance[i];
        }
        return 0.5 * sum;
    }

    /** The part of {@link #kl()} that one dimension has, in nats. */
    public double kl(int dimension) {
        double variance = FloatMath.exp(logVariance[dimension]);
        return 0.5 * (variance + (double) mean[dimension] * mean[dimension] - 1 - logVariance[dimension]);
    }

    /** Kullback-Leibler divergence from this to another Gaussian of the same size, in nats. */
    public double kl(Gaussian other) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double ratio = FloatMath.exp(logVariance[i] - other.logVariance[i]);
            double distance = ((double) mean[i] - other.mean[i]) / other.deviation[i];
            sum += ratio + distance * distance - 1 + other.logVariance[i] - logVariance[i];
        }
        return 0.5 * sum;
    }

    /** Draws z = mean + deviation * epsilon. Writes {@code out} (size). */
    public void sample(float[] out, NormalSource normals) {
        for (int i = 0; i < mean.length; i++) {
            out[i] = mean[i] + deviation[i] * normals.next();
        }
    }

    /** The logarithm of the density at {@code z} (size), in nats. */
    public double logDensity(float[] z) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double distance = ((double) z[i] - mean[i]) / deviation[i];
            sum += LOG_TWO_PI + logVariance[i] + distance * distance;
        }
        return -0.5 * sum;
    }
}
