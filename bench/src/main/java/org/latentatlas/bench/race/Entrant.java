package org.latentatlas.bench.race;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latentatlas.bench.Times;

/** A candidate in its own page of the browser, ready to be timed. */
final class Entrant {
    private final Candidate candidate;
    private final Page page;
    private final List<Setting> settings = new ArrayList<>();

    /** One way to run a measure: how fast it was in the heats, and how far at most its numbers are from the JVM's. */
    record Setting(String network, String measure, String words, double milliseconds, double difference) {}

    /** Opens its page. */
    Entrant(Candidate candidate, BrowserContext context, String address) {
        this.candidate = candidate;
        page = context.newPage();
        page.setDefaultTimeout(120_000);
        page.navigate(address + "/race.html?" + candidate.query());
        page.waitForFunction("() => globalThis.race !== undefined || globalThis.failed !== undefined");
        Object failed = page.evaluate("() => globalThis.failed");
        if (failed != null) {
            throw new IllegalStateException(candidate.label() + " does not run: " + failed);
        }
    }

    /** Loads a network, checks every setting against the JVM's numbers and keeps the fastest ones; an error where numbers differ. */
    void prepare(String network) {
        Map<?, ?> report;
        try {
            report = (Map<?, ?>) page.evaluate("(network) => race.prepare(network)", network);
        } catch (PlaywrightException e) {
            throw new IllegalStateException(candidate.label() + ", " + network + ": " + e.getMessage(), e);
        }
        report.forEach((measure, tried) -> ((List<?>) tried).forEach(setting -> {
            List<?> parts = (List<?>) setting;
            double milliseconds = ((Number) parts.get(1)).doubleValue();
            double difference = ((Number) parts.get(2)).doubleValue();
            settings.add(new Setting(network, measure.toString(), parts.get(0).toString(), milliseconds, difference));
        }));
    }

    /** Calls for about so many milliseconds, each timed by itself. */
    Times window(String network, String measure, int milliseconds) {
        return Times.of(page.evaluate(
                "([network, measure, milliseconds]) => race.window(network, measure, milliseconds)",
                List.of(network, measure, milliseconds)));
    }

    Object evaluate(String script) {
        return page.evaluate(script);
    }

    Candidate candidate() {
        return candidate;
    }

    /** Whether it takes part in a measure. */
    boolean has(String measure) {
        return settings.stream().anyMatch(setting -> setting.measure().equals(measure));
    }

    /** Of all networks and measures, the one that races first. */
    List<Setting> settings() {
        return settings;
    }
}
