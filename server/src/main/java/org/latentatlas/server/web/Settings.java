package org.latentatlas.server.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.CannotStart;
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
        String datasets = choose(given.datasets, environment.get("ATLAS_DATASETS"), "");
        String url = choose(given.url, environment.get("ATLAS_URL"), "");
        return new Settings(
                port(choose(given.port, environment.get("ATLAS_PORT"), "8080")),
                choose(given.host, environment.get("ATLAS_HOST"), "127.0.0.1"),
                given.site.data(environment),
                given.site.address(environment),
                datasets.isEmpty() ? null : datasetFolder(datasets),
                url.isEmpty() ? null : url(url),
                workers(choose(given.workers, environment.get("ATLAS_WORKERS"), "1")),
                given.heartbeat.interval(environment));
    }

    private static String choose(@Nullable String flag, @Nullable String variable, String standard) {
        if (flag != null) {
            return flag;
        }
        return variable == null || variable.isBlank() ? standard : variable.strip();
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

    private static Path datasetFolder(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CannotStart("The datasets folder \"" + text + "\" is no path: " + e.getReason() + ".");
        }
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
