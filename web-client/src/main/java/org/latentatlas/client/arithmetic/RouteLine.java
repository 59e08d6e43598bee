package org.latentatlas.client.arithmetic;

import org.latentatlas.walk.Walk;

/** A walk as a line on the plane: points close enough together to look smooth. Immutable. */
public final class RouteLine {
    private static final int POINTS_PER_LEG = 28;

    private final double[] xs;
    private final double[] ys;

    /** Follows the walk from its first stop to its last, or round its loop. */
    public RouteLine(Walk walk, Plane plane) {
        int count = walk.legs() * POINTS_PER_LEG + 1;
        xs = new double[count];
        ys = new double[count];
        float[] z = new float[plane.latentSize()];
        for (int i = 0; i < count; i++) {
            walk.route().at(z, i / (double) POINTS_PER_LEG);
            xs[i] = plane.x(z);
            ys[i] = plane.y(z);
        }
    }

    public int size() {
        return xs.length;
    }

    public double x(int point) {
        return xs[point];
    }

    public double y(int point) {
        return ys[point];
    }

    /** The distance from a point of the plane to the nearest point of the line. */
    public double distance(double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < xs.length; i++) {
            double dx = xs[i] - x;
            double dy = ys[i] - y;
            least = Math.min(least, dx * dx + dy * dy);
        }
        return Math.sqrt(least);
    }
}
