package org.latentatlas.latent;

/**
 * Spherical linear interpolation of the direction (K. Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985), while
 * the distance from the origin runs linearly from one stop's to the other's. Where the direction is not defined:
 *
 * <ul>
 *   <li>a stop at the origin takes the other stop's direction, so the leg is a straight line; two of them stay at the origin;
 *   <li>opposite stops are joined over a middle direction at right angles to both: the coordinate axis that is farthest from the
 *       line of the stops (the first such axis), made perpendicular to it.
 * </ul>
 *
 * <p>Needs at least two dimensions; with one, {@link Path} takes a straight leg.
 */
final class SphericalLeg implements Leg {
    /** Directions closer to each other (or to being opposite) than this many radians count as equal (or opposite). */
    private static final double SMALL_ANGLE = 1e-6;

    private final double[] start; // (size), unit vector, or zero where both stops are at the origin
    private final double[] middle; // (size), used between opposite stops
    private final double[] end; // (size), unit vector or zero
    private final double startRadius;
    private final double endRadius;
    private final boolean opposite;

    SphericalLeg(float[] from, float[] to) {
        startRadius = norm(from);
        endRadius = norm(to);
        double[] fromDirection = direction(from, startRadius);
        double[] toDirection = direction(to, endRadius);
        start = startRadius == 0 ? toDirection : fromDirection;
        end = endRadius == 0 ? fromDirection : toDirection;
        opposite = Trigonometry.angle(start, end) > Trigonometry.PI - SMALL_ANGLE;
        middle = opposite ? perpendicular(start) : end;
    }

    @Override
    public void at(float[] z, double t) {
        double radius = (1 - t) * startRadius + t * endRadius;
        if (!opposite) {
            turn(z, radius, start, end, t);
        } else if (t < 0.5) {
            turn(z, radius, start, middle, 2 * t);
        } else {
            turn(z, radius, middle, end, 2 * t - 1);
        }
    }

    /** The point at this radius a part {@code t} of the way round from one unit vector to another, which is not its opposite. */
    private static void turn(float[] z, double radius, double[] u, double[] v, double t) {
        double angle = Trigonometry.angle(u, v);
        boolean curved = angle > SMALL_ANGLE;
        double scale = curved ? radius / Trigonometry.sine(angle) : radius;
        double a = scale * (curved ? Trigonometry.sine((1 - t) * angle) : 1 - t);
        double b = scale * (curved ? Trigonometry.sine(t * angle) : t);
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (a * u[i] + b * v[i]);
        }
    }

    @Override
    public void velocity(float[] v, double t) {
        double radius = (1 - t) * startRadius + t * endRadius;
        if (!opposite) {
            turning(v, radius, start, end, t);
        } else if (t < 0.5) {
            turning(v, 2 * radius, start, middle, 2 * t);
        } else {
            turning(v, 2 * radius, middle, end, 2 * t - 1);
        }
    }

    /** The derivative of {@link #turn} where the direction turns by {@code pace} and the radius grows from one stop's to the other's. */
    private void turning(float[] v, double pace, double[] from, double[] to, double t) {
        double angle = Trigonometry.angle(from, to);
        boolean curved = angle > SMALL_ANGLE;
        double growth = endRadius - startRadius;
        double sine = curved ? Trigonometry.sine(angle) : 1;
        double a = curved ? Trigonometry.sine((1 - t) * angle) / sine : 1 - t;
        double b = curved ? Trigonometry.sine(t * angle) / sine : t;
        double aPace = curved ? -angle * Trigonometry.cosine((1 - t) * angle) / sine : -1;
        double bPace = curved ? angle * Trigonometry.cosine(t * angle) / sine : 1;
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) ((growth * a + pace * aPace) * from[i] + (growth * b + pace * bPace) * to[i]);
        }
    }

    private static double norm(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private static double[] direction(float[] x, double norm) {
        double[] unit = new double[x.length];
        for (int i = 0; i < x.length && norm > 0; i++) {
            unit[i] = x[i] / norm;
        }
        return unit;
    }

    private static double[] perpendicular(double[] unit) {
        int axis = 0;
        for (int i = 1; i < unit.length; i++) {
            if (Math.abs(unit[i]) < Math.abs(unit[axis])) {
                axis = i;
            }
        }
        double along = unit[axis];
        double norm = Math.sqrt(1 - along * along);
        double[] result = new double[unit.length];
        for (int i = 0; i < unit.length; i++) {
            result[i] = ((i == axis ? 1 : 0) - along * unit[i]) / norm;
        }
        return result;
    }
}
