package org.latentatlas.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measured times in milliseconds. */
final class Times {
    private final double[] sorted;

    Times(double[] milliseconds) {
        sorted = milliseconds.clone();
        Arrays.sort(sorted);
    }

    /** Of what JavaScript returned: a list of numbers. */
    static Times of(Object numbers) {
        return new Times(((List<?>) numbers)
                .stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray());
    }

    double median() {
        return sorted[sorted.length / 2];
    }

    /** The time that 95 of 100 keep below. */
    double p95() {
        return sorted[(int) (sorted.length * 0.95)];
    }

    @Override
    public String toString() {
        return text(median()) + " ms (p95 " + text(p95()) + " ms)";
    }

    private static String text(double milliseconds) {
        return String.format(Locale.ROOT, milliseconds < 100 ? "%.3g" : "%.0f", milliseconds);
    }
}
