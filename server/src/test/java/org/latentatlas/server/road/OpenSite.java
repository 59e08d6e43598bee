package org.latentatlas.server.road;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The site with the bundled models and the browser that the visitors' tests of this process share, since visitors change nothing on a
 * site but add walks. Both end with the process.
 */
final class OpenSite {
    private static @Nullable OpenSite open;

    private final SiteProcess site;
    private final Chromium chromium;

    private OpenSite(SiteProcess site, Chromium chromium) {
        this.site = site;
        this.chromium = chromium;
    }

    /** Starts both at the first call. */
    static synchronized OpenSite get() throws IOException, InterruptedException {
        if (open == null) {
            Path folder = Files.createTempDirectory("visited");
            SiteProcess site = SiteProcess.start(folder.resolve("data"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                site.close();
                delete(folder);
            }));
            open = new OpenSite(site, Chromium.open());
        }
        return open;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return site.address();
    }

    Chromium chromium() {
        return chromium;
    }
}
