package org.latentatlas.bench.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.bench.Times;

/** The results for people, as Markdown. */
final class Report {
    private final List<String> lines = new ArrayList<>();

    Report(String title) {
        lines.add("# " + title);
    }

    Report paragraph(String text) {
        lines.add("");
        lines.add(text);
        return this;
    }

    Report section(String title) {
        return paragraph("## " + title);
    }

    Report table(String head, List<String> body) {
        lines.add("");
        lines.add(head);
        lines.add("|" + " --- |".repeat((int) head.chars().filter(c -> c == '|').count() - 1));
        lines.addAll(body);
        return this;
    }

    Report lines(List<String> more) {
        lines.add("");
        lines.addAll(more);
        return this;
    }

    /** Every row of a network and measure, with its spread. */
    Report rows(Results results, String network, String measure, String title) {
        List<String> body = results.rows().stream()
                .filter(row -> row.network().equals(network) && row.measure().equals(measure))
                .map(row -> "| " + row.candidate() + " | " + row.threads() + " | " + Times.text(row.median()) + " | "
                        + Times.text(row.quartile(1)) + " to " + Times.text(row.quartile(3)) + " | "
                        + Times.text(row.p95()) + " |")
                .toList();
        return body.isEmpty()
                ? this
                : table("| " + title + " | threads | median | quartiles of the windows | p95 |", body);
    }

    /** Which settings were tried, and how they did in the heats. */
    Report settings(List<Entrant> entrants) {
        Map<String, List<String>> tried = new LinkedHashMap<>();
        for (Entrant entrant : entrants) {
            for (Entrant.Setting setting : entrant.settings()) {
                String lane = entrant.candidate().label() + " | " + setting.network() + " | " + setting.measure();
                tried.computeIfAbsent(lane, absent -> new ArrayList<>())
                        .add(setting.words() + " (" + Times.text(setting.milliseconds()) + "; "
                                + (setting.difference() == 0 ? "the same bits" : Times.text(setting.difference()))
                                + ")");
            }
        }
        List<String> body = tried.entrySet().stream()
                .map(lane -> "| " + lane.getKey() + " | " + String.join("; ", lane.getValue()) + " |")
                .toList();
        return table(
                "| candidate | network | measure | settings (ms a call; largest difference), the raced one first |",
                body);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
