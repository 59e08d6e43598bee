package org.latentatlas.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the decoder and the site in Chromium and writes a report. Arguments: the site's jar, the report. */
public final class BrowserBench {
    private BrowserBench() {}

    /** Takes some minutes; leave the machine alone meanwhile. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Path jar = Path.of(args[0]);
        List<String> report = new ArrayList<>();
        try (Chromium chromium = new Chromium()) {
            report.add("# In the browser");
            report.add("");
            report.add(String.format(
                    "Chromium %s, headless, %d processors, load %.1f before the first measurement; medians.",
                    chromium.browser().version(),
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
            report.add("");
            report.add("## The decoder alone, plain Java, one thread");
            report.add("");
            report.addAll(KernelMeasurement.lines(chromium.browser()));
            report.add("");
            report.add("## The site");
            report.add("");
            if (Files.exists(jar)) {
                report.addAll(new SiteMeasurement(jar).lines(chromium.browser()));
            } else {
                report.add("Not measured: there is no " + jar.getFileName() + ".");
            }
        }
        Files.write(Path.of(args[1]), report);
        System.out.println(String.join("\n", report));
    }
}
