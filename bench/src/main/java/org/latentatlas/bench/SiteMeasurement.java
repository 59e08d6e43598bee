package org.latentatlas.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The site as its jar serves it: how long it starts, and what a visitor's browser loads until the first digit and the full map. */
final class SiteMeasurement {
    private static final Pattern READY = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");
    private static final int STARTS = 5;
    private static final int VISITS = 7;
    private static final String WATCH = """
            globalThis.seen = {};
            new MutationObserver(() => {
              const ready = document.documentElement?.dataset.ready;
              if (ready && !(ready in seen)) seen[ready] = performance.now();
            }).observe(document, { subtree: true, attributes: true, childList: true });
            """;
    private static final String COLLECT = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter((file) => file.responseEnd <= seen.digit)
              .reduce(([code, all], file) => [
                code + (/\\.(js|wasm)$/.test(new URL(file.name).pathname) ? file.encodedBodySize : 0),
                all + file.encodedBodySize,
              ], [0, 0])
            """;

    private final Path jar;
    private final List<String> lines = new ArrayList<>();

    SiteMeasurement(Path jar) {
        this.jar = jar;
    }

    /** Lines of a report. */
    List<String> lines(Browser browser) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("latent-atlas-bench");
        double first = start(data, address -> {});
        double[] later = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            later[i] = start(data, address -> {});
        }
        lines.add(String.format(
                "Jar start to the first page: %.2f s on an empty data folder, %.2f s (median of %d) on later starts.",
                first / 1000, new Times(later).median() / 1000, STARTS));
        lines.add("");
        lines.add("| build | first digit | full map | code before the first digit | all bytes before it |");
        lines.add("| --- | --- | --- | --- | --- |");
        start(data, address -> {
            for (String build : List.of("wasm", "js")) {
                lines.add("| " + build + visit(browser, address + (build.equals("js") ? "/?build=js" : "/")));
            }
        });
        return lines;
    }

    private interface Visit {
        void at(String address);
    }

    /** Milliseconds from starting the process to having its first page. */
    private double start(Path data, Visit visit) throws IOException, InterruptedException {
        Path log = Files.createTempFile("latent-atlas-bench", ".log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            String address = address(process, log);
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address + "/")).build(),
                            HttpResponse.BodyHandlers.ofString());
            double milliseconds = (System.nanoTime() - start) / 1e6;
            if (page.statusCode() != 200) {
                throw new IllegalStateException("the first page has the status " + page.statusCode());
            }
            visit.at(address);
            return milliseconds;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String address(Process process, Path log) throws IOException, InterruptedException {
        while (process.isAlive()) {
            Matcher matcher = READY.matcher(Files.readString(log));
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("the site did not start:\n" + Files.readString(log));
    }

    private static String visit(Browser browser, String address) {
        double[] digit = new double[VISITS];
        double[] map = new double[VISITS];
        List<?> bytes = List.of(0, 0);
        for (int i = 0; i < VISITS; i++) {
            try (BrowserContext context = browser.newContext()) {
                context.addInitScript(WATCH);
                Page page = context.newPage();
                page.navigate(address);
                page.waitForFunction("() => seen.map !== undefined");
                digit[i] = ((Number) page.evaluate("() => seen.digit")).doubleValue();
                map[i] = ((Number) page.evaluate("() => seen.map")).doubleValue();
                bytes = (List<?>) page.evaluate(COLLECT);
            }
        }
        return String.format(
                " | %s | %s | %s | %s |",
                new Times(digit), new Times(map), kilobytes(bytes.get(0)), kilobytes(bytes.get(1)));
    }

    private static String kilobytes(Object bytes) {
        return String.format("%.1f KB", ((Number) bytes).doubleValue() / 1000);
    }
}
