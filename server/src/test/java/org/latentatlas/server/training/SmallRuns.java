package org.latentatlas.server.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;

/** Data and settings for runs of a second. */
final class SmallRuns {
    static final TrainingListener SILENT = new TrainingListener() {};

    private SmallRuns() {}

    /** The first drawn digits. */
    static DataSet drawn(int train, int test) {
        DataSet all = new DataSets(Path.of("not-needed")).open("drawn", (file, bytes, total) -> {});
        return new DataSet(
                "drawn",
                Arrays.copyOf(all.trainImages(), train * DataSet.PIXELS),
                Arrays.copyOf(all.trainLabels(), train),
                Arrays.copyOf(all.testImages(), test * DataSet.PIXELS),
                Arrays.copyOf(all.testLabels(), test),
                all.md5());
    }

    static TrainingSettings dense(int epochs) {
        return TrainingSettings.defaults()
                .with(Map.of(
                        "dataset",
                        "drawn",
                        "hidden",
                        List.of(24, 32),
                        "epochs",
                        epochs,
                        "batch",
                        64,
                        "seed",
                        7,
                        "device",
                        "cpu",
                        "threads",
                        2));
    }

    static TrainingSettings convolutional(int epochs) {
        return dense(epochs)
                .with(Map.of(
                        "latentSize",
                        3,
                        "network",
                        "convolutional",
                        "hidden",
                        List.of(24, 8, 4),
                        "schedule",
                        "constant"));
    }
}
