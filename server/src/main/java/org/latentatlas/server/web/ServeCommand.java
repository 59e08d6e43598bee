package org.latentatlas.server.web;

import org.jspecify.annotations.Nullable;
import org.latentatlas.server.UntilTold;
import org.latentatlas.server.db.DatabaseOptions;
import org.latentatlas.server.runs.DataSetsOption;
import org.latentatlas.server.runs.HeartbeatOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: starts the site and keeps it up until the process is told to end. */
@Command(
        name = "serve",
        description = "Start the site (this is what happens without a command).",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Runnable {
    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 8080 unless ATLAS_PORT says more.")
    @Nullable
    String port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address to listen on; 127.0.0.1 (this machine only) unless ATLAS_HOST says more.")
    @Nullable
    String host;

    @Mixin
    DatabaseOptions site = new DatabaseOptions();

    @Mixin
    DataSetsOption datasets = new DataSetsOption();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address that visitors use, when it is another than host and port (ATLAS_URL).")
    @Nullable
    String url;

    @Option(
            names = "--proxies",
            paramLabel = "N",
            description =
                    "How many proxies stand before the site, each of which adds the address that it was called from to the header"
                            + " X-Forwarded-For; limits then count visitors by it (ATLAS_PROXIES; 0).")
    @Nullable
    String proxies;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "1 to train in this process, 0 to leave that to others; 1 unless ATLAS_WORKERS says more.")
    @Nullable
    String workers;

    @Mixin
    HeartbeatOption heartbeat = new HeartbeatOption();

    @Override
    public void run() {
        Site running = Site.start(Settings.of(this, System.getenv()));
        UntilTold.run(() -> running.announce(System.out), running::close);
    }
}
