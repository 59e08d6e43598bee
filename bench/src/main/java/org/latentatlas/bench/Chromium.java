package org.latentatlas.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser in which is measured: the one named by {@code ATLAS_CHROMIUM}, else an installed one, else Playwright's. */
public final class Chromium implements AutoCloseable {
    private static final Path GRAPHICS = Path.of("/dev/dri");

    private final Playwright playwright;
    private final Browser browser;

    /** Starts it, headless; with the graphics processor where there is one. */
    public Chromium() {
        Optional<Path> installed = List.of(
                        Optional.ofNullable(System.getenv("ATLAS_CHROMIUM")).orElse(""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .stream()
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Map<String, String> environment = new HashMap<>(System.getenv());
        installed.ifPresent(path -> environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        List<String> flags = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        if (!hasGraphicsProcessor()) {
            flags.add("--disable-gpu");
        }
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(flags);
        installed.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    /** Whether the machine has a graphics processor that a browser could use. */
    public static boolean hasGraphicsProcessor() {
        return Files.isDirectory(GRAPHICS);
    }

    /** The running browser. */
    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
