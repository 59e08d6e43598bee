package org.latentatlas.server.training;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Measures how fast a run is and when it will end. */
final class Meter {
    private static final long NANOS_BETWEEN_REPORTS = 250_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int firstEpoch;
    private final double[] work; // of an image in each epoch
    private final long start = System.nanoTime();
    private int epoch;
    private int imagesInEpoch;
    private int images;
    private long epochStart;
    private long trainedUntil;
    private long lastReport;
    private int imagesAtLastReport;
    private double imagesPerSecond;

    Meter(int firstEpoch, TrainingSettings settings) {
        this.firstEpoch = firstEpoch;
        work = IntStream.range(0, settings.epochs())
                .mapToDouble(number -> TrainingEstimate.work(settings, Schedule.samples(settings, number)))
                .toArray();
    }

    void startEpoch(int number, int count) {
        epoch = number;
        imagesInEpoch = count;
        images = 0;
        imagesAtLastReport = 0;
        epochStart = System.nanoTime();
        lastReport = epochStart;
    }

    /** Takes note of the images trained on in this epoch; true when it is time to report. */
    boolean trained(int count) {
        images = count;
        long now = System.nanoTime();
        if (now - lastReport < NANOS_BETWEEN_REPORTS) {
            return false;
        }
        imagesPerSecond = (images - imagesAtLastReport) * NANOS_PER_SECOND / (now - lastReport);
        imagesAtLastReport = images;
        lastReport = now;
        return true;
    }

    /** Ends the part of the epoch that counts as training. */
    void endTraining() {
        trainedUntil = System.nanoTime();
    }

    Progress progress() {
        return new Progress(epoch, work.length, images, imagesInEpoch, imagesPerSecond, secondsLeft());
    }

    /** The time that the work so far took, evaluation included, times the work to come. */
    private double secondsLeft() {
        double done = work(firstEpoch, epoch) + work[epoch - 1] * images / imagesInEpoch;
        double left = work(firstEpoch, work.length + 1) - done;
        return (System.nanoTime() - start) / NANOS_PER_SECOND * left / done;
    }

    /** Of an image in the epochs from one to before another. */
    private double work(int first, int end) {
        return Arrays.stream(work, first - 1, end - 1).sum();
    }

    /** The figures of the epoch, with the means of its training terms in nats per image. */
    EpochReport finishEpoch(double reconstruction, double kl, double loss, Evaluation.Elbo tested) {
        double speed = images * NANOS_PER_SECOND / (trainedUntil - epochStart);
        return new EpochReport(
                epoch,
                reconstruction - kl,
                reconstruction,
                kl,
                loss,
                tested.elbo(),
                tested.reconstruction(),
                tested.kl(),
                tested.klByDimension(),
                tested.meanVariances(),
                speed,
                secondsLeft());
    }
}
