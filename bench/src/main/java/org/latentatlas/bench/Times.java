package org.latentatlas.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measured times in milliseconds, at least one. */
public final class Times {
    private static final double TICK = 0.005; // of the browser's clock, where pages are isolated from other origins

    private final double[] sorted;

    /** Of these milliseconds, in any order. */
    public Times(double[] milliseconds) {
        sorted = milliseconds.clone();
        Arrays.sort(sorted);
    }

    /** Of what JavaScript returned: a list of numbers. */
    public static Times of(Object numbers) {
        return new Times(((List<?>) numbers)
                .stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray());
    }

    /** The times of several windows together. */
    public static Times together(List<Times> windows) {
        return new Times(windows.stream()
                .flatMapToDouble(times -> Arrays.stream(times.sorted))
                .toArray());
    }

    /** How many. */
    public int count() {
        return sorted.length;
    }

    /** Half are below. Many calls take the same number of ticks, so the place among those decides the part of a tick. */
    public double median() {
        double middle = sorted[sorted.length / 2];
        int below = 0;
        int inTick = 0;
        for (double time : sorted) {
            if (time < middle - TICK / 2) {
                below++;
            } else if (time <= middle + TICK / 2) {
                inTick++;
            }
        }
        return inTick < 4 ? middle : middle + ((sorted.length / 2.0 - below) / inTick - 0.5) * TICK;
    }

    /** The time that this share of all keeps below, 0 to 1. */
    public double quantile(double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    /** The time that 95 of 100 keep below. */
    public double p95() {
        return quantile(0.95);
    }

    @Override
    public String toString() {
        return text(median()) + " ms (p95 " + text(p95()) + " ms)";
    }

    /** Three significant digits, whole numbers from 100. */
    public static String text(double number) {
        return String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.3g" : "%,.0f", number);
    }
}
