package org.latentatlas.server.web;

import java.util.List;
import java.util.StringJoiner;
import org.latentatlas.server.training.EpochReport;

/** The figures of a run's epochs as CSV (RFC 4180): a line for each epoch, a column for each figure and latent dimension. */
final class EpochTable {
    private static final String FIGURES =
            "epoch,trainElbo,trainReconstruction,trainKl,trainLoss,testElbo,testReconstruction,testKl,activeUnits,imagesPerSecond";

    private EpochTable() {}

    /** The text; columns by dimension are empty in epochs that did not keep them. */
    static String csv(List<EpochReport> epochs, int latentSize) {
        var text = new StringBuilder(FIGURES);
        for (String figure : List.of("testKl", "meanVariance")) {
            for (int d = 1; d <= latentSize; d++) {
                text.append(',').append(figure).append(".z").append(d);
            }
        }
        text.append("\r\n");
        epochs.forEach(epoch -> text.append(line(epoch, latentSize)).append("\r\n"));
        return text.toString();
    }

    private static String line(EpochReport epoch, int latentSize) {
        var line = new StringJoiner(",");
        line.add(Integer.toString(epoch.epoch()));
        for (double figure : new double[] {
            epoch.trainElbo(),
            epoch.trainReconstruction(),
            epoch.trainKl(),
            epoch.trainLoss(),
            epoch.testElbo(),
            epoch.testReconstruction(),
            epoch.testKl()
        }) {
            line.add(Double.toString(figure));
        }
        line.add(epoch.meanVariances().isEmpty() ? "" : Long.toString(epoch.activeUnits()));
        line.add(Double.toString(epoch.imagesPerSecond()));
        add(line, epoch.testKlByDimension(), latentSize);
        add(line, epoch.meanVariances(), latentSize);
        return line.toString();
    }

    private static void add(StringJoiner line, List<Double> figures, int latentSize) {
        for (int d = 0; d < latentSize; d++) {
            line.add(figures.isEmpty() ? "" : figures.get(d).toString());
        }
    }
}
