package org.latentatlas.bench.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.bench.Times;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.CeilingModule;

/** The machine's 128-bit ceiling, timed in the same rounds as the candidates: multiply-adds per nanosecond. */
final class Ceiling {
    private final Map<String, Double> perNanosecond = new LinkedHashMap<>();

    /** The modules with the loops, by path on the server. */
    static Map<String, byte[]> files() {
        return Map.of(
                "/ceiling/mul-add", CeilingModule.bytes(Arithmetic.STRICT),
                "/ceiling/relaxed_madd", CeilingModule.bytes(Arithmetic.RELAXED));
    }

    /** Of the loops' windows; each call runs so many {@code rounds}. */
    Ceiling(Map<Rounds.Lane, List<Times>> windows, int rounds) {
        double products = (double) rounds * CeilingModule.PRODUCTS;
        windows.forEach((lane, times) -> {
            if (lane.network().isEmpty()) {
                perNanosecond.put(
                        lane.measure(), products / Times.together(times).median() / 1e6);
            }
        });
    }

    /** Lines of a report: each loop's figure, and the share that each candidate's MLP map reaches of it. */
    List<String> lines(Results results, long productsPerDigit) {
        List<String> lines = new ArrayList<>();
        lines.add("| MLP map, one thread | digits/s | multiply-adds/ns | "
                + String.join(
                        " | ",
                        perNanosecond.entrySet().stream()
                                .map(loop -> "of the " + loop.getKey() + " loop's " + Times.text(loop.getValue()))
                                .toList())
                + " |");
        lines.add("| --- | --- | --- |" + " --- |".repeat(perNanosecond.size()));
        results.rows().stream()
                .filter(row -> row.measure().equals(Row.MAP) && row.network().equals("mlp") && row.threads() == 1)
                .forEach(row -> {
                    double reached = row.median() * productsPerDigit / 1e9;
                    StringBuilder line = new StringBuilder("| " + row.candidate() + " | " + Times.text(row.median())
                            + " | " + Times.text(reached) + " |");
                    perNanosecond
                            .values()
                            .forEach(ceiling -> line.append(" ")
                                    .append(Math.round(100 * reached / ceiling))
                                    .append(" % |"));
                    lines.add(line.toString());
                });
        return lines;
    }
}
