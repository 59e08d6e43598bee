package org.latentatlas.server.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.web.Chart.Series;

/** The charts of a run: its bound and the terms of it, what its objective minimises, and how its latent dimensions are used. */
final class RunCharts {
    private static final int NAMED_DIMENSIONS = 6;
    private static final double SAME = 1e-3; // nats: a loss this near to minus the ELBO gets no chart of its own
    private static final String NATS = "nats per image";

    private RunCharts() {}

    /** None when there are no epochs. */
    static List<Chart> of(List<EpochReport> epochs) {
        if (epochs.isEmpty()) {
            return List.of();
        }
        var charts = new ArrayList<Chart>();
        charts.add(pair("ELBO", "elbo", epochs, EpochReport::trainElbo, EpochReport::testElbo));
        charts.add(pair(
                "Reconstruction",
                "reconstruction",
                epochs,
                EpochReport::trainReconstruction,
                EpochReport::testReconstruction));
        charts.add(pair("KL", "kl", epochs, EpochReport::trainKl, EpochReport::testKl));
        if (epochs.stream().anyMatch(epoch -> Math.abs(epoch.trainLoss() + epoch.trainElbo()) > SAME)) {
            charts.add(loss(epochs));
        }
        List<EpochReport> detailed = epochs.stream()
                .filter(epoch -> !epoch.testKlByDimension().isEmpty())
                .toList();
        if (!detailed.isEmpty()) {
            charts.add(dimensions(detailed));
            charts.add(activeUnits(detailed));
        }
        return charts;
    }

    private static Chart pair(
            String title,
            String concept,
            List<EpochReport> epochs,
            ToDoubleFunction<EpochReport> train,
            ToDoubleFunction<EpochReport> test) {
        EpochReport last = last(epochs);
        String description = title + " after epoch " + last.epoch() + ": " + Wording.nats(test.applyAsDouble(last))
                + " on the test images, " + Wording.nats(train.applyAsDouble(last))
                + " on the training images, in nats per image.";
        return Chart.of(
                title,
                NATS,
                concept,
                description,
                List.of(new Series("train", "train", epochs, train), new Series("test", "test", epochs, test)));
    }

    private static Chart loss(List<EpochReport> epochs) {
        String description = "What the objective minimises, on the training images, in epoch "
                + last(epochs).epoch() + ": " + Wording.nats(last(epochs).trainLoss()) + " nats per image.";
        var series = new Series("test", "train", epochs, EpochReport::trainLoss);
        return Chart.of("Loss", NATS, "loss", description, List.of(series));
    }

    /** One curve for each dimension, those with the largest KL named. */
    private static Chart dimensions(List<EpochReport> epochs) {
        EpochReport last = last(epochs);
        List<Integer> byKl = IntStream.range(0, last.testKlByDimension().size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer d) -> -last.testKlByDimension().get(d)))
                .toList();
        var series = new ArrayList<Series>();
        for (int rank = byKl.size() - 1; rank >= 0; rank--) {
            int d = byKl.get(rank);
            boolean named = rank < NAMED_DIMENSIONS;
            series.add(new Series(
                    named ? "dimension" : "dimension faint",
                    named ? name(d) : "",
                    epochs,
                    epoch -> epoch.testKlByDimension().get(d)));
        }
        int first = byKl.get(0);
        String description = "KL of each latent dimension after epoch " + last.epoch()
                + ", on the test images: most in "
                + name(first) + " with " + Wording.nats(last.testKlByDimension().get(first)) + " nats, least in "
                + name(byKl.get(byKl.size() - 1)) + " with "
                + Wording.nats(last.testKlByDimension().get(byKl.get(byKl.size() - 1))) + ".";
        return Chart.of("KL by dimension", "nats per image, test", "kl", description, series);
    }

    /** Of a latent dimension, counted from 1 as on the map. */
    static String name(int dimension) {
        return "z" + (dimension + 1);
    }

    private static Chart activeUnits(List<EpochReport> epochs) {
        EpochReport last = last(epochs);
        int size = last.meanVariances().size();
        String description = last.activeUnits() + " of " + size + " latent dimensions are active after epoch "
                + last.epoch() + ": their posterior mean varies over the test images.";
        var series = new Series("test", Long.toString(last.activeUnits()), epochs, EpochReport::activeUnits);
        return Chart.of("Active units", "of " + size + " dimensions, test", "prior", description, List.of(series));
    }

    private static EpochReport last(List<EpochReport> epochs) {
        return epochs.get(epochs.size() - 1);
    }
}
