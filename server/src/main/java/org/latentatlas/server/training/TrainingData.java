package org.latentatlas.server.training;

import java.util.stream.IntStream;
import org.latentatlas.server.datasets.DataSet;

/** The pictures that a run trains on: the first of its data set. */
final class TrainingData {
    private static final int FEWEST = 2;

    private TrainingData() {}

    /** How many there are. */
    static int count(TrainingSettings settings, DataSet data) {
        return settings.limit() == 0 ? data.trainCount() : Math.min(settings.limit(), data.trainCount());
    }

    /**
     * Looks whether there is anything to learn from.
     *
     * @throws TrainingFailed when the pictures are too few, of one class or without any difference; the message names data set and limit
     */
    static void require(TrainingSettings settings, DataSet data) {
        int count = count(settings, data);
        String which = settings.limit() == 0 ? "" : " (limit is " + settings.limit() + ")";
        if (count < FEWEST || data.testCount() == 0) {
            throw new TrainingFailed(
                    "the data set " + data.name() + " gives " + pictures(count) + " to train on" + which + " and "
                            + data.testCount() + " to test; expected at least " + FEWEST + " and 1",
                    (Checkpoint) null);
        }
        if (allEqual(data.trainLabels(), count)) {
            throw new TrainingFailed(
                    "the " + pictures(count) + " of " + data.name() + " to train on" + which + " are all of class "
                            + data.trainLabels()[0] + "; expected at least two classes",
                    (Checkpoint) null);
        }
        if (allEqual(data.trainImages(), count * DataSet.PIXELS)) {
            throw new TrainingFailed(
                    "the " + pictures(count) + " of " + data.name() + " to train on" + which
                            + " have nothing to learn: every pixel is " + (data.trainImages()[0] & 0xff),
                    (Checkpoint) null);
        }
    }

    private static String pictures(int count) {
        return count == 1 ? "1 picture" : count + " pictures";
    }

    private static boolean allEqual(byte[] values, int count) {
        return IntStream.range(1, count).allMatch(i -> values[i] == values[0]);
    }
}
