package org.latentatlas.client.arithmetic;

import org.jspecify.annotations.Nullable;

/**
 * The two directions in which the means of the encoded test images spread most (principal component analysis by power iteration on
 * the covariance matrix).
 */
public final class PrincipalAxes {
    private static final int ROUNDS = 60;

    private PrincipalAxes() {}

    /** The plane through the origin of latent space along the first two principal axes. */
    public static Plane of(EncodedSet set) {
        int n = set.latentSize();
        if (n <= 2) {
            return Plane.firstTwo(n);
        }
        double[][] covariance = covariance(set);
        double[] first = largest(covariance, null);
        double[] second = largest(covariance, first);
        return new Plane(new float[n], floats(first), floats(second));
    }

    private static double[][] covariance(EncodedSet set) {
        int n = set.latentSize();
        double[] centre = new double[n];
        for (int image = 0; image < set.size(); image++) {
            for (int i = 0; i < n; i++) {
                centre[i] += set.mean(image, i) / set.size();
            }
        }
        double[][] covariance = new double[n][n];
        for (int image = 0; image < set.size(); image++) {
            for (int i = 0; i < n; i++) {
                double difference = set.mean(image, i) - centre[i];
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += difference * (set.mean(image, j) - centre[j]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    /** The eigenvector of the largest eigenvalue, at right angles to {@code avoided} where there is one; its largest part is positive. */
    private static double[] largest(double[][] matrix, double @Nullable [] avoided) {
        int n = matrix.length;
        double[] vector = new double[n];
        for (int i = 0; i < n; i++) {
            vector[i] = 1 + 0.1 * i;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i] += matrix[i][j] * vector[j];
                }
            }
            if (avoided != null) {
                subtract(next, avoided);
            }
            vector = unit(next);
        }
        return vector;
    }

    private static void subtract(double[] vector, double[] direction) {
        double along = 0;
        for (int i = 0; i < vector.length; i++) {
            along += vector[i] * direction[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= along * direction[i];
        }
    }

    private static double[] unit(double[] vector) {
        double square = 0;
        double largest = 0;
        for (double part : vector) {
            square += part * part;
            largest = Math.abs(part) > Math.abs(largest) ? part : largest;
        }
        double length = Math.sqrt(square) * (largest < 0 ? -1 : 1);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = length == 0 ? 0 : vector[i] / length;
        }
        return vector;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
