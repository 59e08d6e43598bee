package org.latentatlas.client.arithmetic;

/** Where a latent point stands in the prior N(0, I). Pure functions. */
public final class PriorMass {
    private static final double LOG_TWO_PI = 1.8378770664093453;
    private static final int TERMS = 500;

    private PriorMass() {}

    /** The logarithm of the prior's density at a distance from the origin, in nats. */
    public static double logDensity(double radius, int latentSize) {
        return -0.5 * (latentSize * LOG_TWO_PI + radius * radius);
    }

    /**
     * The part of the prior that lies nearer to the origin, 0 to 1: the chi-square distribution of the squared distance, by the series of the
     * regularised incomplete gamma function (NIST Digital Library of Mathematical Functions, 8.11.4).
     */
    public static double within(double radius, int latentSize) {
        double half = latentSize / 2.0;
        double x = radius * radius / 2;
        if (x <= 0) {
            return 0;
        }
        double term = Math.exp(half * Math.log(x) - x - logGamma(latentSize));
        double sum = 0;
        for (int i = 0; i < TERMS && term > 0; i++) {
            sum += term;
            term *= x / (half + i + 1);
        }
        return Math.min(1, sum);
    }

    /** The logarithm of gamma(n / 2 + 1), by its recurrence from gamma(1) or gamma(1 / 2). */
    private static double logGamma(int n) {
        double log = n % 2 == 0 ? 0 : 0.5 * Math.log(Math.PI);
        for (double factor = n % 2 == 0 ? 1 : 0.5; factor <= n / 2.0; factor++) {
            log += Math.log(factor);
        }
        return log;
    }
}
