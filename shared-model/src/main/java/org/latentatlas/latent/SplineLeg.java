package org.latentatlas.latent;

/**
 * One leg of a Catmull-Rom spline in centripetal parametrisation: the knots between stops are the square roots of their distances,
 * which is free of cusps and loops within a leg (C. Yuksel, S. Schaefer, J. Keyser, "Parameterization and applications of
 * Catmull-Rom curves", Computer-Aided Design 43, 2011). In Hermite form, with the tangents that the Barry-Goldman recursion has at
 * the two middle stops. At an open end, and beside a stop that is repeated, the neighbour is the stop's own mirror image, so the tangent
 * is that of the chord. A leg between equal stops stays there.
 */
final class SplineLeg implements Leg {
    private final float[] from;
    private final float[] to;
    private final double[] startTangent; // (size), per leg
    private final double[] endTangent; // (size), per leg

    SplineLeg(float[] before, float[] from, float[] to, float[] after) {
        this.from = from;
        this.to = to;
        double knot = knot(from, to);
        startTangent = tangent(before, from, to, knot(before, from), knot, knot);
        endTangent = tangent(from, to, after, knot, knot(to, after), knot);
    }

    @Override
    public void at(float[] z, double t) {
        double square = t * t;
        double cube = square * t;
        double end = 3 * square - 2 * cube;
        double start = 1 - end;
        double startSlope = cube - 2 * square + t;
        double endSlope = cube - square;
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (start * from[i] + end * to[i] + startSlope * startTangent[i] + endSlope * endTangent[i]);
        }
    }

    @Override
    public void velocity(float[] v, double t) {
        double end = 6 * t * (1 - t);
        double startSlope = 3 * t * t - 4 * t + 1;
        double endSlope = 3 * t * t - 2 * t;
        for (int i = 0; i < v.length; i++) {
            double chord = (double) to[i] - from[i];
            v[i] = (float) (end * chord + startSlope * startTangent[i] + endSlope * endTangent[i]);
        }
    }

    /** The square root of the distance. */
    private static double knot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return Math.sqrt(Math.sqrt(sum));
    }

    /** The tangent at {@code b} between {@code a} and {@code c}, times the knot interval of this leg. */
    private static double[] tangent(float[] a, float[] b, float[] c, double first, double second, double leg) {
        double[] result = new double[b.length];
        for (int i = 0; i < b.length && leg > 0; i++) {
            double arriving = (double) b[i] - a[i];
            double leaving = (double) c[i] - b[i];
            if (first == 0) {
                result[i] = leaving;
            } else if (second == 0) {
                result[i] = arriving;
            } else {
                result[i] = leg * (arriving / first - (arriving + leaving) / (first + second) + leaving / second);
            }
        }
        return result;
    }
}
