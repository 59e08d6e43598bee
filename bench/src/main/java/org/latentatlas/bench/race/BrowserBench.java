package org.latentatlas.bench.race;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latentatlas.bench.Chromium;

/**
 * The race in the browser. Arguments: the project's folder, then the options of {@link RaceOptions}. Writes results.md and results.json into
 * bench/browser, of a quick run into bench/target/race.
 */
public final class BrowserBench {
    private BrowserBench() {}

    /** Takes some minutes; leave the machine alone meanwhile. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Path root = Path.of(args[0]);
        RaceOptions options = RaceOptions.read(Arrays.asList(args).subList(1, args.length), root);
        Path jar = root.resolve("server/target/latent-atlas.jar");
        Path built = root.resolve("bench/target/race");
        TrainedWeights weights = new TrainedWeights(built.resolve("weights"), jar, options.datasets());
        List<RaceNetwork> networks = weights.load();
        List<Path> folders = List.of(built.resolve("www"), root.resolve("bench/target/classes/page"));
        List<Map<String, byte[]>> made = new ArrayList<>(List.of(Ceiling.files()));
        networks.forEach(network -> made.add(network.files()));
        made.add(LeastPages.of(built.resolve("www/first"), networks));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Results results = new Results();
        Race race = new Race(networks, results);
        try (Chromium chromium = new Chromium();
                RaceServer server = new RaceServer(folders, made)) {
            List<String> visits = options.visits() == 0
                    ? List.of("Not visited.")
                    : new Visits(results).run(chromium.browser(), server.address(), networks, jar, options);
            Ceiling ceiling = options.rounds() == 0
                    ? new Ceiling(Map.of(), 0)
                    : race.run(chromium.browser(), server.address(), options);
            String machine = String.format(
                    "Chromium %s, headless, on %s with %d processors, load %.2f before; %d rounds of %d ms windows, %d visits. Weights %s.",
                    chromium.browser().version(),
                    processor(),
                    Runtime.getRuntime().availableProcessors(),
                    load,
                    options.rounds(),
                    options.milliseconds(),
                    options.visits(),
                    weights.source());
            String report = report(results, race, networks, ceiling, visits, machine);
            Files.writeString(options.out().resolve("results.md"), report);
            Files.writeString(options.out().resolve("results.json"), results.toJson());
            System.out.println(report);
        }
    }

    private static String report(
            Results results,
            Race race,
            List<RaceNetwork> networks,
            Ceiling ceiling,
            List<String> visits,
            String machine) {
        Report report = new Report("The race in the browser")
                .paragraph(machine + " Written by `bench/browser/measure`; the method is in `README.md`.")
                .section("Against the better peer")
                .paragraph("Ratios of medians, in brackets the quartiles of the ratios round by round.")
                .table(
                        "| measure | this project | better peer, one thread | ratio | target | whatever its threads |",
                        Target.ALL.stream().map(target -> target.line(results)).toList());
        for (RaceNetwork network : networks) {
            report.section(network.name())
                    .rows(results, network.name(), Row.ONE_DIGIT, "one digit, ms")
                    .rows(results, network.name(), Row.MAP, "map of 400, digits/s")
                    .rows(results, network.name(), Row.ENCODER, "encoder, one image, ms");
        }
        List<String> bits =
                race.fingerprints().stream().map(line -> "- " + line).toList();
        report.section("The machine's 128-bit ceiling")
                .lines(ceiling.lines(results, networks.get(0).denseProducts()))
                .section("From navigation to the first digit")
                .lines(visits)
                .section("Settings")
                .settings(race.entrants())
                .section("Other shared code that gives the JVM's bits")
                .lines(bits)
                .section("Did not run")
                .lines(
                        results.missing().isEmpty()
                                ? List.of("Everything ran.")
                                : results.missing().stream()
                                        .map(line -> "- " + line)
                                        .toList());
        return report.toString();
    }

    private static String processor() throws IOException {
        Path description = Path.of("/proc/cpuinfo");
        if (Files.isReadable(description)) {
            for (String line : Files.readAllLines(description)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }
}
