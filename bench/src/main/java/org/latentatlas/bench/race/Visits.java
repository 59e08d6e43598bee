package org.latentatlas.bench.race;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latentatlas.bench.Site;
import org.latentatlas.bench.Times;
import org.latentatlas.bench.race.FirstDigits.Found;
import org.latentatlas.bench.race.FirstDigits.Visited;

/** The least pages and the site: their first digits, their bytes, and how fast the site itself starts. */
final class Visits {
    private static final int STARTS = 5;
    private static final String EMPTY = "an empty page";

    private final Results results;
    private final List<String> lines = new ArrayList<>();

    Visits(Results results) {
        this.results = results;
    }

    /** Visits all pages so often; returns the site's lines of a report. */
    List<String> run(Browser browser, String address, List<RaceNetwork> networks, Path jar, RaceOptions options)
            throws IOException, InterruptedException {
        List<Visited> pages = new ArrayList<>();
        pages.add(new Visited(EMPTY, "", address + "/first/empty.html", "digit"));
        for (RaceNetwork network : networks) {
            pages.add(page("latent-atlas least page", network, address + LeastPages.path("atlas", network)));
            pages.add(page("latent-atlas least page, TeaVM", network, address + LeastPages.path("teavm", network)));
            pages.add(page("tensorflow.js wasm", network, address + LeastPages.path("tensorflow", network)));
            pages.add(page("onnxruntime-web wasm", network, address + LeastPages.path("onnx", network)));
        }
        Path data = Files.createTempDirectory("latent-atlas-bench");
        double first = start(jar, data);
        double[] later = new double[options.visits() > STARTS ? STARTS : 1];
        for (int i = 0; i < later.length; i++) {
            later[i] = start(jar, data);
        }
        lines.add(String.format(
                "Jar start to the first page: %.2f s on an empty data folder, %.2f s (median of %d) on later starts.",
                first / 1000, new Times(later).median() / 1000, later.length));
        try (Site site = new Site(jar, data)) {
            pages.add(new Visited("latent-atlas site", "mlp", site.address() + "/", "map"));
            pages.add(new Visited("latent-atlas site, js", "mlp", site.address() + "/?build=js", "map"));
            add(new FirstDigits(browser).visit(pages, options.visits()));
        }
        return lines;
    }

    private static Visited page(String candidate, RaceNetwork network, String address) {
        return new Visited(candidate, network.name(), address, "digit");
    }

    private static double start(Path jar, Path data) throws IOException, InterruptedException {
        try (Site site = new Site(jar, data)) {
            return site.startMilliseconds();
        }
    }

    private void add(Map<Visited, Found> found) {
        lines.add("");
        lines.add("| page | network | first digit | code before it | all bytes before it | full map |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        found.forEach((page, times) -> {
            Times digit = times.toDigit();
            if (!page.candidate().equals(EMPTY)) {
                results.add(row(page, Row.FIRST_DIGIT, digit.median(), digit.p95(), times.digit()));
                results.add(row(page, Row.CODE_BYTES, (double) times.code(), (double) times.code(), List.of()));
            }
            lines.add("| " + page.candidate() + " | " + page.network() + " | " + digit + " | " + kilobytes(times.code())
                    + " | " + kilobytes(times.all()) + " | "
                    + (page.mark().equals("map") ? times.toLast().toString() : "") + " |");
        });
    }

    private static Row row(Visited page, String measure, double median, double p95, List<Double> byRound) {
        return new Row(page.candidate(), page.network(), 1, measure, median, p95, byRound);
    }

    private static String kilobytes(long bytes) {
        return String.format("%.1f KB", bytes / 1000.0);
    }
}
