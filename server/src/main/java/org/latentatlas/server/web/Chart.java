package org.latentatlas.server.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.latentatlas.server.training.EpochReport;

/**
 * Curves over the epochs, as an SVG template draws them: coordinates of a picture {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param concept class that gives the curves their colour
 * @param description what the curves show, in words
 */
public record Chart(
        String title,
        String unit,
        String concept,
        String description,
        List<Tick> horizontal,
        List<Tick> vertical,
        List<Curve> curves) {
    public static final int WIDTH = 420;
    public static final int HEIGHT = 240;
    public static final int LEFT = 52;
    public static final int RIGHT = 356;
    public static final int TOP = 14;
    public static final int BOTTOM = 206;

    private static final int MOST_POINTS = 300;
    private static final double LABEL_HEIGHT = 15;

    /** A label at a place along an axis. */
    public record Tick(double at, String label) {}

    /**
     * One curve.
     *
     * @param kind class that gives its stroke
     * @param points of a polyline, {@code x,y x,y …}
     * @param label at its end, at {@code endX} and {@code labelY}; empty for none
     */
    public record Curve(String kind, String points, String label, double endX, double labelY) {
        Curve labelledAt(double y) {
            return new Curve(kind, points, label, endX, y);
        }
    }

    /** What a curve is drawn from: a figure over epochs, of which there is at least one. */
    record Series(String kind, String label, List<EpochReport> epochs, ToDoubleFunction<EpochReport> figure) {
        EpochReport last() {
            return epochs.get(epochs.size() - 1);
        }

        /** At most {@value #MOST_POINTS} of the epochs, the last one among them. */
        private Series thinned() {
            int stride = (epochs.size() + MOST_POINTS - 1) / MOST_POINTS;
            var shown = new ArrayList<EpochReport>();
            for (int i = (epochs.size() - 1) % stride; i < epochs.size(); i += stride) {
                shown.add(epochs.get(i));
            }
            return new Series(kind, label, shown, figure);
        }

        private Curve drawn(Axis x, Axis y) {
            var points = new StringBuilder();
            for (EpochReport epoch : epochs) {
                points.append(String.format(
                        Locale.ROOT, "%.1f,%.1f ", x.at(epoch.epoch()), y.at(figure.applyAsDouble(epoch))));
            }
            double end = y.at(figure.applyAsDouble(last()));
            return new Curve(kind, points.toString().strip(), label, x.at(last().epoch()), end);
        }
    }

    /** The chart of these series, with axes that hold all of them. */
    static Chart of(String title, String unit, String concept, String description, List<Series> all) {
        List<Series> series = all.stream().map(Series::thinned).toList();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (Series one : series) {
            for (EpochReport epoch : one.epochs()) {
                low = Math.min(low, one.figure().applyAsDouble(epoch));
                high = Math.max(high, one.figure().applyAsDouble(epoch));
                first = Math.min(first, epoch.epoch());
                last = Math.max(last, epoch.epoch());
            }
        }
        double step = step((high - low) / 4);
        Axis y = new Axis(step * Math.floor(low / step), step * Math.ceil(high / step), BOTTOM, TOP, step);
        double epochStep = Math.max(1, step((last - first) / 5.0));
        Axis x = new Axis(first, Math.max(first + 1, last), LEFT, RIGHT, epochStep);
        List<Curve> curves = series.stream().map(one -> one.drawn(x, y)).toList();
        return new Chart(title, unit, concept, description, x.ticks(), y.ticks(), apart(curves));
    }

    /** The curves with their labels moved so far that none covers another. */
    private static List<Curve> apart(List<Curve> curves) {
        double[] y = curves.stream().mapToDouble(Curve::labelY).toArray();
        List<Integer> labelled = IntStream.range(0, y.length)
                .filter(i -> !curves.get(i).label().isEmpty())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> y[i]))
                .toList();
        double next = TOP;
        for (int i : labelled) {
            y[i] = Math.max(next, y[i]);
            next = y[i] + LABEL_HEIGHT;
        }
        double most = BOTTOM;
        for (int rank = labelled.size() - 1; rank >= 0; rank--) {
            int i = labelled.get(rank);
            y[i] = Math.min(most, y[i]);
            most = y[i] - LABEL_HEIGHT;
        }
        return IntStream.range(0, y.length)
                .mapToObj(i -> curves.get(i).labelledAt(y[i]))
                .toList();
    }

    /** 1, 2 or 5 times a power of ten, not below {@code least}. */
    private static double step(double least) {
        if (!(least > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Maps values from low to high onto pixels. */
    private record Axis(double low, double high, double lowPixel, double highPixel, double step) {
        double at(double value) {
            double range = high > low ? high - low : 1;
            return lowPixel + (value - low) / range * (highPixel - lowPixel);
        }

        List<Tick> ticks() {
            var ticks = new ArrayList<Tick>();
            int decimals = step < 1 ? (int) Math.ceil(-Math.log10(step)) : 0;
            for (double value = step * Math.ceil(low / step); value <= high + step / 1000; value += step) {
                String label = String.format(Locale.ROOT, "%." + decimals + "f", value);
                ticks.add(new Tick(at(value), label.replace('-', '−')));
            }
            return ticks;
        }
    }
}
