package org.latentatlas.latent;

/**
 * The few angles that paths need, in double, made of + - * / and {@link Math#sqrt} only. Those are exact operations of IEEE 754
 * everywhere, so the results are the same bits on the JVM, in WebAssembly and in JavaScript, which {@code Math.sin} and
 * {@code Math.acos} do not promise. Absolute error below 4e-16 radians for {@link #arctangent} on [0, 1] and below 2e-16 for
 * {@link #sine} and {@link #cosine}.
 */
final class Trigonometry {
    static final double PI = 3.141592653589793;

    private static final int SINE_TERMS = 10;
    private static final int ARCTANGENT_TERMS = 10;

    private Trigonometry() {}

    /** The sine of an angle in [0, pi], by its Taylor series on [0, pi/2]. */
    static double sine(double angle) {
        double x = angle > PI / 2 ? PI - angle : angle;
        double square = x * x;
        double sum = 1;
        for (int term = SINE_TERMS; term >= 1; term--) {
            sum = 1 - square / (2 * term * (2 * term + 1)) * sum;
        }
        return x * sum;
    }

    /** The cosine of an angle in [0, pi]. */
    static double cosine(double angle) {
        return angle > PI / 2 ? -sine(angle - PI / 2) : sine(PI / 2 - angle);
    }

    /** The arctangent of a number in [0, 1]: the angle is halved twice, then the series of the small rest. */
    static double arctangent(double tangent) {
        double half = tangent / (1 + Math.sqrt(1 + tangent * tangent));
        double quarter = half / (1 + Math.sqrt(1 + half * half));
        double square = quarter * quarter;
        double sum = 0;
        for (int term = ARCTANGENT_TERMS; term >= 0; term--) {
            sum = 1.0 / (2 * term + 1) - square * sum;
        }
        return 4 * quarter * sum;
    }

    /**
     * The angle in [0, pi] between two unit vectors, as 2 atan(|u - v| / |u + v|), which stays exact for nearly equal and nearly
     * opposite vectors (W. Kahan, "How futile are mindless assessments of roundoff", 2006, section 12).
     */
    static double angle(double[] u, double[] v) {
        double difference = 0;
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            difference += (u[i] - v[i]) * (u[i] - v[i]);
            sum += (u[i] + v[i]) * (u[i] + v[i]);
        }
        return difference <= sum
                ? 2 * arctangent(Math.sqrt(difference / sum))
                : PI - 2 * arctangent(Math.sqrt(sum / difference));
    }
}
