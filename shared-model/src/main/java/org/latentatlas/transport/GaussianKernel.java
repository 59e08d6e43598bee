package org.latentatlas.transport;

import org.latentatlas.network.FloatMath;

/**
 * The kernel exp(-|x - y|^2 / epsilon) between the pixels of a grid, applied to logarithms: out(x) = log sum over y of exp(in(y) - |x - y|^2 / epsilon).
 * The squared distance is the sum of one along the rows and one along the columns, so the sum over all pixels is two sums over lines (J. Solomon et al.,
 * "Convolutional Wasserstein distances", SIGGRAPH 2015, section 4; in the logarithm as in G. Peyré, M. Cuturi, "Computational optimal transport", 2019,
 * remark 4.17 and section 4.4). Exponentials are float, sums double. One thread at a time.
 */
final class GaussianKernel {
    private static final double NOTHING = -34; // e^-34 is below the last bit of any sum of floats here

    private final int width;
    private final int height;
    private final double[] costs; // (max(width, height)), by the distance along one axis
    private final double[] between; // (height, width), the sums along the rows
    private final double[] line;

    GaussianKernel(int width, int height) {
        this.width = width;
        this.height = height;
        this.costs = new double[Math.max(width, height)];
        this.between = new double[width * height];
        this.line = new double[Math.max(width, height)];
    }

    /** From now on the kernel has this width, in squared pixels. */
    void epsilon(double epsilon) {
        for (int distance = 0; distance < costs.length; distance++) {
            costs[distance] = (double) distance * distance / epsilon;
        }
    }

    /** Applies the kernel: {@code out} and {@code in} are (height, width) and may not be the same. */
    void apply(double[] out, double[] in) {
        for (int row = 0; row < height; row++) {
            System.arraycopy(in, row * width, line, 0, width);
            for (int column = 0; column < width; column++) {
                between[row * width + column] = logSum(column, width);
            }
        }
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < height; row++) {
                line[row] = between[row * width + column];
            }
            for (int row = 0; row < height; row++) {
                out[row * width + column] = logSum(row, height);
            }
        }
    }

    /** The logarithm of the sum of exp(line - cost), with the largest exponent taken out so that nothing overflows. */
    private double logSum(int place, int length) {
        double largest = Masses.NEVER;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, line[i] - costs[Math.abs(i - place)]);
        }
        if (largest <= Masses.NEVER / 2) {
            return Masses.NEVER;
        }
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double exponent = line[i] - costs[Math.abs(i - place)] - largest;
            if (exponent > NOTHING) {
                sum += FloatMath.exp((float) exponent);
            }
        }
        return largest + FloatMath.log((float) sum);
    }
}
