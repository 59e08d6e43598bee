package org.latentatlas.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.latentatlas.server.training.EpochReport;

/**
 * Two curves over the epochs, as an SVG template draws them: coordinates of a picture {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param concept class that gives the curves their colour
 * @param train points of a polyline, {@code x,y x,y …}
 * @param description what the curves show, in words
 */
public record Chart(
        String title,
        String concept,
        String description,
        List<Tick> horizontal,
        List<Tick> vertical,
        String train,
        String test,
        Tick trainEnd,
        Tick testEnd,
        double endX) {
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

    /** ELBO, reconstruction and KL of these epochs; none when there are no epochs. */
    static List<Chart> of(List<EpochReport> epochs) {
        if (epochs.isEmpty()) {
            return List.of();
        }
        return List.of(
                chart("ELBO", "elbo", epochs, EpochReport::trainElbo, EpochReport::testElbo),
                chart(
                        "Reconstruction",
                        "reconstruction",
                        epochs,
                        EpochReport::trainReconstruction,
                        EpochReport::testReconstruction),
                chart("KL", "kl", epochs, EpochReport::trainKl, EpochReport::testKl));
    }

    private static Chart chart(
            String title,
            String concept,
            List<EpochReport> epochs,
            ToDoubleFunction<EpochReport> train,
            ToDoubleFunction<EpochReport> test) {
        List<EpochReport> shown = thinned(epochs);
        EpochReport last = epochs.get(epochs.size() - 1);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (EpochReport epoch : shown) {
            low = Math.min(low, Math.min(train.applyAsDouble(epoch), test.applyAsDouble(epoch)));
            high = Math.max(high, Math.max(train.applyAsDouble(epoch), test.applyAsDouble(epoch)));
        }
        double step = step((high - low) / 4);
        Axis y = new Axis(step * Math.floor(low / step), step * Math.ceil(high / step), BOTTOM, TOP, step);
        int first = epochs.get(0).epoch();
        double epochStep = Math.max(1, step((last.epoch() - first) / 5.0));
        Axis x = new Axis(first, Math.max(first + 1, last.epoch()), LEFT, RIGHT, epochStep);
        double trainY = y.at(train.applyAsDouble(last));
        double testY = y.at(test.applyAsDouble(last));
        double apart = Math.max(0, LABEL_HEIGHT - Math.abs(trainY - testY)) / 2;
        double up = testY <= trainY ? -apart : apart;
        return new Chart(
                title,
                concept,
                title + " after epoch " + last.epoch() + ": " + Wording.nats(test.applyAsDouble(last))
                        + " on the test images, " + Wording.nats(train.applyAsDouble(last))
                        + " on the training images, in nats per image.",
                x.ticks(),
                y.ticks(),
                points(shown, x, y, train),
                points(shown, x, y, test),
                new Tick(trainY - up, "train"),
                new Tick(testY + up, "test"),
                x.at(last.epoch()));
    }

    /** At most {@value #MOST_POINTS} of the epochs, the last one among them. */
    private static List<EpochReport> thinned(List<EpochReport> epochs) {
        int stride = (epochs.size() + MOST_POINTS - 1) / MOST_POINTS;
        var shown = new ArrayList<EpochReport>();
        for (int i = (epochs.size() - 1) % stride; i < epochs.size(); i += stride) {
            shown.add(epochs.get(i));
        }
        return shown;
    }

    private static String points(List<EpochReport> epochs, Axis x, Axis y, ToDoubleFunction<EpochReport> value) {
        var points = new StringBuilder();
        for (EpochReport epoch : epochs) {
            points.append(
                    String.format(Locale.ROOT, "%.1f,%.1f ", x.at(epoch.epoch()), y.at(value.applyAsDouble(epoch))));
        }
        return points.toString().strip();
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
