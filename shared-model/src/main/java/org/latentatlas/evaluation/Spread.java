package org.latentatlas.evaluation;

/** Mean, variance and the mean's standard error of numbers that come one by one (B. Welford, Technometrics 4, 1962). */
public final class Spread {
    private int count;
    private double mean;
    private double squares; // of the deviations from the mean

    /** The spread of all numbers of an array. */
    public static Spread of(double[] numbers) {
        Spread spread = new Spread();
        for (double number : numbers) {
            spread.add(number);
        }
        return spread;
    }

    /** The spread of every column, (size). {@code rows} (count, size). */
    public static Spread[] ofColumns(float[] rows, int size) {
        Spread[] columns = new Spread[size];
        for (int d = 0; d < size; d++) {
            columns[d] = new Spread();
            for (int at = d; at < rows.length; at += size) {
                columns[d].add(rows[at]);
            }
        }
        return columns;
    }

    /** Counts one number. */
    public void add(double number) {
        count++;
        double from = number - mean;
        mean += from / count;
        squares += from * (number - mean);
    }

    /** The mean; 0 of no numbers. */
    public double mean() {
        return mean;
    }

    /** Sum of squared deviations over count - 1; NaN before the second number. */
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }

    /** Of {@link #mean}; NaN before the second number. */
    public double standardError() {
        return Math.sqrt(variance() / count);
    }
}
