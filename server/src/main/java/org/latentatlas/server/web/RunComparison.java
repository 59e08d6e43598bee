package org.latentatlas.server.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.ModelCard.Metric;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.web.Chart.Series;

/**
 * Runs side by side: their test figures over the epochs in one chart each, the settings in which they differ, and the figures of the
 * models they made.
 *
 * @param runs at most {@value #MOST}, in the order of their colours
 */
public record RunComparison(Page page, List<RunView> runs) {
    /** How many runs are compared at once: as many as there are colours that can be told apart. */
    public static final int MOST = 4;

    /** A figure or setting, and what each run has there; empty where it has none. */
    public record Row(String name, List<String> values) {}

    /** Test ELBO, reconstruction and KL of the runs that have epochs. */
    public List<Chart> charts() {
        if (runs.stream().allMatch(view -> view.epochs().isEmpty())) {
            return List.of();
        }
        return List.of(
                chart("ELBO", EpochReport::testElbo),
                chart("Reconstruction", EpochReport::testReconstruction),
                chart("KL", EpochReport::testKl));
    }

    private Chart chart(String title, ToDoubleFunction<EpochReport> figure) {
        var series = new ArrayList<Series>();
        var described = new ArrayList<String>();
        for (int i = 0; i < runs.size(); i++) {
            RunView view = runs.get(i);
            if (view.last().isPresent()) {
                EpochReport last = view.last().get();
                String name = "run " + view.run().id();
                series.add(new Series("run-" + (i + 1), name, view.epochs(), figure));
                described.add(name + " " + Wording.nats(figure.applyAsDouble(last)) + " after epoch " + last.epoch());
            }
        }
        String description = title + " on the test images in nats per image: " + String.join(", ", described) + ".";
        return Chart.of(title, "nats per image, test", "several", description, series);
    }

    /** Settings that are not the same in all of them. */
    public List<Row> differences() {
        return rows(RunView::settings).stream()
                .filter(row -> row.values().stream().distinct().count() > 1)
                .toList();
    }

    /** Test figures of their models. */
    public List<Row> figures() {
        return rows(this::figures);
    }

    private Map<String, String> figures(RunView view) {
        var figures = new LinkedHashMap<String, String>();
        if (view.model() != null) {
            for (Metric metric : ModelCard.metrics(view.model())) {
                var figure = new FigureView(page, metric);
                figures.put(figure.name(), figure.value() + " " + figure.error());
            }
        }
        return figures;
    }

    private List<Row> rows(Function<RunView, Map<String, String>> values) {
        List<Map<String, String>> columns = runs.stream().map(values).toList();
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.addAll(column.keySet()));
        return names.stream()
                .map(name -> new Row(
                        name,
                        columns.stream()
                                .map(column -> column.getOrDefault(name, ""))
                                .toList()))
                .toList();
    }
}
