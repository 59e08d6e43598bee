package org.latentatlas.server.runs;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.CannotStart;
import org.latentatlas.server.Given;
import picocli.CommandLine.Option;

/** The option that says how soon a worker's death is noticed: after four missed heartbeats, looked for at every second one. */
public final class HeartbeatOption {
    private static final double SHORTEST = 0.1;
    private static final double LONGEST = 60;

    @Option(
            names = "--heartbeat",
            paramLabel = "SECONDS",
            description = "How often a worker says that it lives; another takes its run after it missed four times."
                    + " 3 unless ATLAS_HEARTBEAT says more; the same for all workers of a site.")
    private @Nullable String seconds;

    /**
     * The time between heartbeats.
     *
     * @throws CannotStart when it is no number from 0.1 to 60
     */
    public Duration interval(Map<String, String> environment) {
        String text = Given.of(seconds, environment, "ATLAS_HEARTBEAT").orElse("3");
        try {
            double value = Double.parseDouble(text);
            if (value >= SHORTEST && value <= LONGEST) {
                return Duration.ofMillis(Math.round(value * 1000));
            }
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw new CannotStart("The heartbeat is \"" + text + "\"; expected seconds, a number from 0.1 to 60.");
    }
}
