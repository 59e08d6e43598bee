package org.latentatlas.client.arithmetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A logarithmic scale from 0 to 255 for positive numbers. Immutable.
 *
 * @param low the decimal logarithm at 0
 * @param high the decimal logarithm at 255
 */
public record LogScale(double low, double high) {
    private static final double SMALLEST = 1e-6;
    /** A scale spans at least the half of a power of ten: what hardly varies should not look as if it did. */
    private static final double LEAST_SPAN = 0.5;

    /** A scale that leaves out the few smallest and largest of these numbers. */
    public static LogScale of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = log(sorted[(int) (0.05 * (sorted.length - 1))]);
        double high = log(sorted[(int) (0.98 * (sorted.length - 1))]);
        double middle = (low + high) / 2;
        double half = Math.max(LEAST_SPAN, high - low) / 2;
        return new LogScale(middle - half, middle + half);
    }

    /** Where a number stands, 0 to 255. */
    public int level(double value) {
        double part = part(value);
        return (int) Math.round(255 * Math.max(0, Math.min(1, part)));
    }

    /** Where a number stands, 0 to 1 inside the scale. */
    public double part(double value) {
        return (log(value) - low) / (high - low);
    }

    /** Round numbers inside the scale: powers of ten, or 1, 2 and 5 times these where there are few. */
    public List<Double> ticks() {
        List<Double> powers = within(1);
        return powers.size() >= 3 ? powers : within(1, 2, 5);
    }

    private List<Double> within(int... factors) {
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(low) - 1; power <= high; power++) {
            for (int factor : factors) {
                double value = factor * Math.pow(10, power);
                double part = part(value);
                if (part >= 0.02 && part <= 0.98) {
                    ticks.add(value);
                }
            }
        }
        return ticks;
    }

    private static double log(double value) {
        return Math.log(Math.max(SMALLEST, value)) / Math.log(10);
    }
}
