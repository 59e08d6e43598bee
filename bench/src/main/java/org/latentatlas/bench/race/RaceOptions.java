package org.latentatlas.bench.race;

import java.nio.file.Path;
import java.util.List;

/**
 * How a race is run.
 *
 * @param rounds of windows
 * @param milliseconds of a window
 * @param visits of each page
 * @param out folder for results.md and results.json
 * @param datasets folder of the data sets
 */
record RaceOptions(int rounds, int milliseconds, int visits, Path out, Path datasets) {
    /** Reads {@code --quick}, {@code --rounds N}, {@code --window MS}, {@code --visits N}, {@code --datasets DIR}. */
    static RaceOptions read(List<String> arguments, Path root) {
        boolean quick = arguments.contains("--quick");
        String datasets = System.getenv().getOrDefault("ATLAS_DATASETS", root + "/../shared");
        return new RaceOptions(
                number(arguments, "--rounds", quick ? 6 : 32),
                number(arguments, "--window", 25),
                number(arguments, "--visits", quick ? 2 : 8),
                root.resolve(quick ? "bench/target/race" : "bench/browser"),
                Path.of(value(arguments, "--datasets", datasets))
                        .toAbsolutePath()
                        .normalize());
    }

    private static int number(List<String> arguments, String name, int missing) {
        return Integer.parseInt(value(arguments, name, String.valueOf(missing)));
    }

    private static String value(List<String> arguments, String name, String missing) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 == arguments.size() ? missing : arguments.get(at + 1);
    }
}
