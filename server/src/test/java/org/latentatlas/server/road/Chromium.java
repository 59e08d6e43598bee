package org.latentatlas.server.road;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real Chromium: the one named by {@code ATLAS_CHROMIUM}, else one that is installed, else Playwright's own download. */
final class Chromium implements AutoCloseable {
    private static final List<String> KNOWN_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable");

    /** Milliseconds in which what is expected of a page comes true; long, since two processes of tests share the machine. */
    private static final double LONGEST_WAIT = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT);
        Path installed = installed();
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (installed != null) {
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        }
        try {
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                    .setHeadless(true)
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"));
            if (installed != null) {
                options.setExecutablePath(installed);
            }
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException e) {
            throw new IllegalStateException(
                    "The browser tests need Chromium: install it (on Debian: apt-get install chromium) or name one in ATLAS_CHROMIUM",
                    e);
        }
    }

    private static @Nullable Path installed() {
        String named = System.getenv("ATLAS_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return KNOWN_PLACES.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** A visitor who never came before; the page's requests reach the network, not its service worker, unless the options say so. */
    BrowserContext context(Browser.NewContextOptions options) {
        return browser.newContext(
                options.serviceWorkers == null ? options.setServiceWorkers(ServiceWorkerPolicy.BLOCK) : options);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
