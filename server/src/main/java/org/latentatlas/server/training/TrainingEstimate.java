package org.latentatlas.server.training;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape;
import org.latentatlas.server.datasets.DataSet;

/**
 * What a run will take, as ranges.
 *
 * <p>Time rests on how fast the epochs of an earlier run of the same kind of network were. An image costs from as much as there (a small
 * network waits for everything but its arithmetic) to as much in proportion to the work: weights of the encoder, and of the decoder once for
 * each sample, and batches of another size. The test images of each epoch cost a third, since nothing is learned from them; the long end
 * has the figures of the finished model too, {@value Export#SAMPLES} samples of each test image. Of a run whose samples rise, the mean
 * of its epochs is estimated; its own speed, another in every epoch, is not looked at.
 *
 * <p>Memory: weights, gradients and Adam's two moments (and the average, where there is one), all images as float32, the values of all
 * layers for a batch with their gradients (twice as much at the long end), and the engine with what it works in and the finished model's
 * figures: measured, in {@code bench/training/README.md}.
 *
 * @param seconds null where no run of this kind of network was seen
 * @param restsOn the run that was looked at, null where there was none
 */
public record TrainingEstimate(
        @Nullable Range seconds, Range bytes, @Nullable Long restsOn) {
    private static final int FLOAT = 4;
    private static final long ENGINE_AT_LEAST = 300_000_000;
    private static final long ENGINE_AT_MOST = 1_000_000_000;
    private static final double TEST_COST = 1 / 3.0; // of a training image: forward only

    /** From least to most. */
    public record Range(double least, double most) {}

    /**
     * How fast an earlier run was.
     *
     * @param slowest images per second of its slowest epoch
     * @param fastest of its fastest
     */
    public record Seen(long run, TrainingSettings settings, double slowest, double fastest) {}

    /**
     * Estimates a run.
     *
     * @param settings that {@link TrainingSettings#validate} finds nothing wrong with
     * @param trainCount pictures of the whole training split; {@code limit} is taken into account here
     * @param seen earlier runs, the newest first
     */
    public static TrainingEstimate of(TrainingSettings settings, int trainCount, int testCount, List<Seen> seen) {
        int images = settings.limit() == 0 ? trainCount : Math.min(settings.limit(), trainCount);
        Range bytes = bytes(settings, images, testCount);
        Optional<Seen> nearest = seen.stream()
                .filter(run -> comparable(run.settings(), settings))
                .min(Comparator.comparingDouble(run -> distance(run.settings(), settings)));
        if (nearest.isEmpty()) {
            return new TrainingEstimate(null, bytes, null);
        }
        return new TrainingEstimate(
                seconds(settings, images, testCount, nearest.get()),
                bytes,
                nearest.get().run());
    }

    private static boolean comparable(TrainingSettings seen, TrainingSettings settings) {
        return seen.samplesWarmUp() == 0
                && seen.network().equals(settings.network())
                && seen.device().equals(settings.device())
                && seen.precision().equals(settings.precision());
    }

    private static double distance(TrainingSettings one, TrainingSettings other) {
        return Math.abs(Math.log(work(one) / work(other)))
                + Math.abs(Math.log((double) one.batch() / other.batch()))
                + (one.threads() == other.threads() ? 0 : 1);
    }

    /** Weights that an image meets, on the mean of the epochs. */
    private static double work(TrainingSettings settings) {
        return work(
                settings,
                IntStream.range(0, settings.epochs())
                        .map(epoch -> Schedule.samples(settings, epoch))
                        .average()
                        .orElseThrow());
    }

    /** Weights that an image meets with so many samples, relative to those of another run or epoch. */
    static double work(TrainingSettings settings, double samples) {
        return settings.encoder().parameters() + samples * settings.decoder().parameters();
    }

    private static Range seconds(TrainingSettings settings, int images, int testCount, Seen seen) {
        double more = work(settings) / work(seen.settings());
        double smaller = (double) seen.settings().batch() / settings.batch();
        double least = Math.min(1, more) * Math.min(1, smaller) / seen.fastest();
        double most = Math.max(1, more) * Math.max(1, smaller) / seen.slowest();
        double eachEpoch = images + TEST_COST * testCount;
        double figures = TEST_COST * testCount * Export.SAMPLES / settings.samples();
        return new Range(settings.epochs() * eachEpoch * least, (settings.epochs() * eachEpoch + figures) * most);
    }

    private static Range bytes(TrainingSettings settings, int images, int testCount) {
        double parameters =
                (double) settings.encoder().parameters() + settings.decoder().parameters();
        double kept = (settings.averaging() > 0 ? 5 : 4) * parameters * FLOAT;
        double pictures = (double) (images + testCount) * DataSet.PIXELS * (FLOAT + 1); // the file's bytes too
        double values = 2.0
                * settings.batch()
                * FLOAT
                * (values(settings.encoder()) + (double) settings.samples() * values(settings.decoder()));
        return new Range(kept + pictures + values + ENGINE_AT_LEAST, kept + pictures + 2 * values + ENGINE_AT_MOST);
    }

    private static double values(Architecture network) {
        return network.layers().stream().mapToDouble(LayerShape::outputs).sum();
    }
}
