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
 * @param proxies how many stand before the site, each of which adds the address that it was called from to {@code X-Forwarded-For}
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
        int proxies,
        int workers,
        Duration heartbeat) {
    private static final int MOST_PROXIES = 9;

    /**
     * Takes what the command line gave, else what the environment gives ({@code ATLAS_PORT} and so on), else defaults.
     *
     * @throws CannotStart when a value cannot be used; the message names it
     */
    static Settings of(ServeCommand given, Map<String, String> environment) {
        return new Settings(
                number("port", Given.of(given.port, environment, "ATLAS_PORT").orElse("8080"), 65535),
                Given.of(given.host, environment, "ATLAS_HOST").orElse("127.0.0.1"),
                given.site.data(environment),
                given.site.address(environment),
                given.datasets.folder(environment).orElse(null),
                Given.of(given.url, environment, "ATLAS_URL")
                        .filter(url -> !url.isEmpty())
                        .map(Settings::url)
                        .orElse(null),
                number(
                        "number of proxies",
                        Given.of(given.proxies, environment, "ATLAS_PROXIES").orElse("0"),
                        MOST_PROXIES),
                workers(Given.of(given.workers, environment, "ATLAS_WORKERS").orElse("1")),
                given.heartbeat.interval(environment));
    }

    private static int number(String name, String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw new CannotStart("The " + name + " is \"" + text + "\"; expected a whole number from 0 to " + most + ".");
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
