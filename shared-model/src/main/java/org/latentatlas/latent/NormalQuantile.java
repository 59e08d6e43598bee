package org.latentatlas.latent;

/**
 * The inverse of the standard normal distribution function: algorithm AS 241, PPND16 (M. J. Wichura, "The percentage points of the
 * normal distribution", Applied Statistics 37, 1988), relative error about 1e-15. Made of operations that are the same bits
 * everywhere, which is why the logarithm is its own.
 */
public final class NormalQuantile {
    private static final double TWO_TO_MINUS_32 = 1.0 / 4294967296.0;
    private static final double LN2 = 0.6931471805599453;
    private static final double SQRT2 = 1.4142135623730951;
    private static final int LOGARITHM_TERMS = 10;

    private static final double[] CENTRE_ABOVE = {
        2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987,
        13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665
    };
    private static final double[] CENTRE_BELOW = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1
    };
    private static final double[] TAIL_ABOVE = {
        0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
        3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835
    };
    private static final double[] TAIL_BELOW = {
        1.0507500716444169e-09,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1
    };

    private NormalQuantile() {}

    /** A normal number from 32 random bits: the sign, and the quantile of a tail of (0, 1/2). */
    public static double ofBits(int bits) {
        double quantile = lower(((bits < 0 ? ~bits : bits) + 0.5) * TWO_TO_MINUS_32);
        return bits < 0 ? -quantile : quantile;
    }

    /** The number below which the normal distribution has the mass {@code p}, 1.4e-11 < p < 1 - 1.4e-11. */
    public static double of(double p) {
        return p <= 0.5 ? lower(p) : -lower(1 - p);
    }

    /** The (negative) number below which the normal distribution has the mass {@code p}, 1.4e-11 < p <= 1/2. */
    static double lower(double p) {
        double q = p - 0.5;
        if (q >= -0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(CENTRE_ABOVE, r) / polynomial(CENTRE_BELOW, r);
        }
        double r = Math.sqrt(-logarithm(p)) - 1.6;
        return -polynomial(TAIL_ABOVE, r) / polynomial(TAIL_BELOW, r);
    }

    /** The natural logarithm of a number in (0, 1]: ln 2 times the doublings that bring it to 1, and 2 artanh of the rest. */
    static double logarithm(double x) {
        double m = x;
        int doublings = 0;
        while (m < SQRT2 / 2) {
            m *= 2;
            doublings++;
        }
        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 0;
        for (int term = LOGARITHM_TERMS; term >= 0; term--) {
            sum = 1.0 / (2 * term + 1) + square * sum;
        }
        return 2 * s * sum - doublings * LN2;
    }

    /** Coefficients from the highest power to the constant. */
    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
