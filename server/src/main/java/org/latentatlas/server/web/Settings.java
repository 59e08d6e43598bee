package org.latentatlas.server.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.CannotStart;
import org.latentatlas.server.Given;
import org.latentatlas.server.db.DatabaseAddress;

/**
 * Where the site listens and keeps things.
 *
 * @param port 0 to 65535; 0 takes any free one
 * @param database a file in the data folder, or a PostgreSQL
 * @param datasets folder of IDX files, null for the one inside the data folder
 * @param url the address that visitors use when it is another than host and port, null when it is not
 * @param workers 0 or 1: whether this process trains too
 * @param heartbeat how often it then says that it lives
 */
public record Settings(
        int port,
        String host,
        Path data,
        DatabaseAddress database,
        @Nullable Path datasets,
        @Nullable URI url,
        int workers,
        Duration heartbeat) {

    /**
     * Takes what the command line gave, else what the environment gives ({@code ATLAS_PORT} and so on), else defaults.
     *
     * @throws CannotStart when a value cannot be used; the message names it
     */
    static Settings of(ServeCommand given, Map<String, String> environment) {
        return new Settings(
                port(Given.of(given.port, environment, "ATLAS_PORT").orElse("8080")),
                Given.of(given.host, environment, "ATLAS_HOST").orElse("127.0.0.1"),
                given.site.data(environment),
                given.site.address(environment),
                given.datasets.folder(environment).orElse(null),
                Given.of(given.url, environment, "ATLAS_URL")
                        .filter(url -> !url.isEmpty())
                        .map(Settings::url)
                        .orElse(null),
                workers(Given.of(given.workers, environment, "ATLAS_WORKERS").orElse("1")),
                given.heartbeat.interval(environment));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw new CannotStart("The port is \"" + text + "\"; expected a whole number from 0 to 65535.");
    }

    private static int workers(String text) {
        if (text.equals("0") || text.equals("1")) {
            return Integer.parseInt(text);
        }
        throw new CannotStart(
                "The number of workers is \"" + text
                        + "\"; expected 0 or 1, since a process trains one run at a time. Start the command work for each further one.");
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getPath().isEmpty()) {
                return url;
            }
        } catch (URISyntaxException e) {
            // the sentence below says it
        }
        throw new CannotStart("The url is \"" + text + "\"; expected one like https://atlas.example.org");
    }
}
