package org.latentatlas.client.arithmetic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The plane through latent space that the map shows: z = origin + x across + y up, with two axes of length one at right angles. For a
 * model of two dimensions it is the latent space itself. Immutable.
 */
public final class Plane {
    private final float[] origin;
    private final float[] across;
    private final float[] up;

    /** All three are (latentSize); they are copied. */
    public Plane(float[] origin, float[] across, float[] up) {
        this.origin = origin.clone();
        this.across = across.clone();
        this.up = up.clone();
    }

    /** The plane of the first two latent coordinates. */
    public static Plane firstTwo(int latentSize) {
        float[] across = new float[latentSize];
        float[] up = new float[latentSize];
        across[0] = 1;
        up[Math.min(1, latentSize - 1)] = latentSize > 1 ? 1 : 0;
        return new Plane(new float[latentSize], across, up);
    }

    /** The same axes through another point: the plane that holds {@code z} at the coordinates it has on this one. */
    public Plane through(float[] z) {
        float[] moved = z.clone();
        double x = x(z);
        double y = y(z);
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (moved[i] - x * across[i] - y * up[i]);
        }
        return new Plane(moved, across, up);
    }

    public int latentSize() {
        return origin.length;
    }

    /** Writes the latent point at plane coordinates into {@code z} (latentSize). */
    public void latent(float[] z, double x, double y) {
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (origin[i] + x * across[i] + y * up[i]);
        }
    }

    /** The first plane coordinate of the point of the plane nearest to {@code z}; the origin of latent space lies at (0, 0). */
    public double x(float[] z) {
        return dot(z, across);
    }

    /** The second plane coordinate of the point of the plane nearest to {@code z}. */
    public double y(float[] z) {
        return dot(z, up);
    }

    /** Origin, across and up, one after the other: (3, latentSize). */
    public float[] rows() {
        int n = origin.length;
        float[] rows = new float[3 * n];
        System.arraycopy(origin, 0, rows, 0, n);
        System.arraycopy(across, 0, rows, n, n);
        System.arraycopy(up, 0, rows, 2 * n, n);
        return rows;
    }

    /** The plane of {@link #rows()}. */
    public static Plane ofRows(float[] rows) {
        int n = rows.length / 3;
        float[][] parts = new float[3][n];
        for (int row = 0; row < 3; row++) {
            System.arraycopy(rows, row * n, parts[row], 0, n);
        }
        return new Plane(parts[0], parts[1], parts[2]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plane plane && Arrays.equals(rows(), plane.rows());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows());
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
