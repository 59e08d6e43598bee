package org.latentatlas.latent;

/**
 * How far a picture moves in pixel space when its latent point moves in a plane: the metric J^T J that the decoder pulls back, with J the Jacobian
 * of the pixels by the plane's two coordinates (G. Arvanitidis, L. K. Hansen, S. Hauberg, "Latent space oddity: on the curvature of deep
 * generative models", ICLR 2018, section 2). Its entries are the first fundamental form of the surface that the pictures make.
 *
 * @param e squared speed of the picture along the first direction
 * @param f product of the two speeds' vectors
 * @param g squared speed along the second direction
 */
public record PlaneMetric(double e, double f, double g) {
    /** Two tangents in float32 that are parallel but for their rounding differ by a squared sine of less than this. */
    private static final double PARALLEL = 1e-13;

    /**
     * From the columns of J, which {@link org.latentatlas.network.Decoder#decode(float[], float[][], float[], float[][],
     * org.latentatlas.network.Scratch)} gives. The products of floats are exact in double and are added in order.
     *
     * @param first how fast the pixels move along the first direction, (pixels)
     * @param second along the second, (pixels)
     */
    public static PlaneMetric of(float[] first, float[] second) {
        double e = 0;
        double f = 0;
        double g = 0;
        for (int i = 0; i < first.length; i++) {
            double a = first[i];
            double b = second[i];
            e += a * a;
            f += a * b;
            g += b * b;
        }
        return new PlaneMetric(e, f, g);
    }

    /**
     * The magnification factor: the area in pixel space that a unit of area in the plane's coordinates is mapped to, the square root of det(J^T J)
     * (C. M. Bishop, M. Svensen, C. K. I. Williams, "Magnification factors for the GTM algorithm", ICANN 1997). 0 where a step in some
     * direction leaves the picture as it is; never negative.
     */
    public double magnification() {
        double product = e * g;
        double determinant = product - f * f;
        return determinant > PARALLEL * product ? Math.sqrt(determinant) : 0;
    }

    /** The picture's speed |J v| for a point that moves by {@code first} and {@code second} along the two directions; never negative. */
    public double speed(double first, double second) {
        return Math.sqrt(Math.max(0, e * first * first + 2 * f * first * second + g * second * second));
    }
}
