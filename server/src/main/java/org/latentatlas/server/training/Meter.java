package org.latentatlas.server.training;

/** Measures how fast a run is and when it will end. */
final class Meter {
    private static final long NANOS_BETWEEN_REPORTS = 250_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int epochs;
    private final int firstEpoch;
    private final long start = System.nanoTime();
    private int epoch;
    private int imagesInEpoch;
    private int images;
    private long epochStart;
    private long trainedUntil;
    private long lastReport;
    private int imagesAtLastReport;
    private double imagesPerSecond;

    Meter(int firstEpoch, int epochs) {
        this.firstEpoch = firstEpoch;
        this.epochs = epochs;
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
        return new Progress(epoch, epochs, images, imagesInEpoch, imagesPerSecond, secondsLeft());
    }

    /** The time that an image took so far, evaluation included, times the images to come. */
    private double secondsLeft() {
        double done = epoch - firstEpoch + (double) images / imagesInEpoch;
        double left = epochs - firstEpoch + 1 - done;
        return (System.nanoTime() - start) / NANOS_PER_SECOND * left / done;
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
