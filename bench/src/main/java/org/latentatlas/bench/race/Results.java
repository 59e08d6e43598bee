package org.latentatlas.bench.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.latentatlas.bench.Times;
import org.latentatlas.json.Json;

/** All rows of a run, how they compare, and what did not run. */
final class Results {
    private final List<Row> rows = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    void add(Row row) {
        rows.add(row);
    }

    /** A row that did not run, and why. */
    void miss(String sentence) {
        missing.add(sentence);
    }

    List<Row> rows() {
        return rows;
    }

    List<String> missing() {
        return missing;
    }

    Optional<Row> find(String candidate, String network, String measure) {
        return rows.stream()
                .filter(row -> row.candidate().equals(candidate)
                        && row.network().equals(network)
                        && row.measure().equals(measure))
                .findFirst();
    }

    /** The best row of a peer; with threads 0, whatever their number. */
    Optional<Row> bestPeer(String network, String measure, int threads) {
        Comparator<Row> better = Comparator.comparingDouble(row -> row.isSpeed() ? -row.median() : row.median());
        return rows.stream()
                .filter(row -> row.isPeer()
                        && row.network().equals(network)
                        && row.measure().equals(measure)
                        && (threads == 0 || row.threads() == threads))
                .min(better);
    }

    /** A ratio of medians and, where both were timed in the same rounds, the quartiles of the ratios round by round. */
    static String ratio(Row ours, Row peer) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(ours.byRound().size(), peer.byRound().size()); i++) {
            ratios.add(ours.byRound().get(i) / peer.byRound().get(i));
        }
        String ratio = Times.text(ours.median() / peer.median());
        return ratios.isEmpty()
                ? ratio
                : ratio + " (" + Times.text(Row.quartile(ratios, 1)) + " to " + Times.text(Row.quartile(ratios, 3))
                        + ")";
    }

    /** A list of objects, one per row. */
    String toJson() {
        StringBuilder text = new StringBuilder("[");
        String separator = "\n";
        for (Row row : rows) {
            text.append(separator)
                    .append(String.format(
                            Locale.ROOT,
                            "  {\"candidate\": %s, \"network\": %s, \"threads\": %d, \"measure\": %s, \"median\": %s, \"p95\": %s}",
                            Json.quote(row.candidate()),
                            Json.quote(row.network()),
                            row.threads(),
                            Json.quote(row.measure()),
                            number(row.median()),
                            number(row.p95())));
            separator = ",\n";
        }
        return text.append("\n]\n").toString();
    }

    private static String number(double value) {
        return value < 1000 ? String.format(Locale.ROOT, "%.4f", value) : String.valueOf(Math.round(value));
    }
}
