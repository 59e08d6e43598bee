package org.latentatlas.evaluation;

import java.util.Arrays;
import org.latentatlas.latent.NormalQuantile;

/**
 * How far the aggregate posterior, the mixture of q(z|x) over the pictures, lies from the prior N(0, I): by one draw of each q(z|x), and
 * Wasserstein distances of order 2 along lines, where both distributions are compared quantile by quantile. In units of latent space.
 */
public final class AggregatePosterior {
    private final float[] points; // (count, size)
    private final int size;
    private final double[] quantiles; // (count) of the prior along any line

    /**
     * Takes the draws as they are.
     *
     * @param points (count, size)
     * @throws IllegalArgumentException if there is none, or the last one is incomplete
     */
    public AggregatePosterior(float[] points, int size) {
        if (size < 1 || points.length == 0 || points.length % size != 0) {
            throw new IllegalArgumentException(points.length + " numbers are no latent points of size " + size + ".");
        }
        this.points = points;
        this.size = size;
        quantiles = new double[points.length / size];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = NormalQuantile.of((i + 0.5) / quantiles.length);
        }
    }

    /**
     * The sliced Wasserstein distance (N. Bonneel, J. Rabin, G. Peyré, H. Pfister, "Sliced and Radon Wasserstein barycenters of measures",
     * 2015): the root of the mean of the squared distances along directions of {@link SeededDraws}.
     */
    public double slicedWasserstein(long seed, int directions) {
        double sum = 0;
        for (int direction = 0; direction < directions; direction++) {
            sum += squaredDistance(direction(seed, direction));
        }
        return Math.sqrt(sum / directions);
    }

    private double[] direction(long seed, int number) {
        SeededDraws draws = new SeededDraws(seed, SeededDraws.DIRECTIONS, number);
        double[] direction = new double[size];
        double square = 0;
        for (int d = 0; d < size; d++) {
            direction[d] = draws.normal(d);
            square += direction[d] * direction[d];
        }
        double length = Math.sqrt(square);
        for (int d = 0; d < size; d++) {
            direction[d] /= length;
        }
        return direction;
    }

    /** The Wasserstein distance along every axis, (size). */
    public double[] byDimension() {
        double[] distances = new double[size];
        for (int d = 0; d < size; d++) {
            double[] axis = new double[size];
            axis[d] = 1;
            distances[d] = Math.sqrt(squaredDistance(axis));
        }
        return distances;
    }

    private double squaredDistance(double[] direction) {
        double[] along = new double[quantiles.length];
        for (int i = 0; i < along.length; i++) {
            double sum = 0;
            for (int d = 0; d < size; d++) {
                sum += direction[d] * points[i * size + d];
            }
            along[i] = sum;
        }
        Arrays.sort(along);
        double squares = 0;
        for (int i = 0; i < along.length; i++) {
            squares += (along[i] - quantiles[i]) * (along[i] - quantiles[i]);
        }
        return squares / along.length;
    }
}
