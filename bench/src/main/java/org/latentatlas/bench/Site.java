package org.latentatlas.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The site, running from its jar on a free port. */
public final class Site implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final String address;
    private final double startMilliseconds;

    /** Starts it on a data folder, which is filled on first use, and waits for its first page. */
    public Site(Path jar, Path data) throws IOException, InterruptedException {
        Path log = Files.createTempFile("latent-atlas-bench", ".log");
        long start = System.nanoTime();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(java, "-jar", jar.toString(), "serve", "--port", "0", "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            address = address(log);
            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address + "/")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("the site's first page has the status " + status);
            }
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
        startMilliseconds = (System.nanoTime() - start) / 1e6;
    }

    private String address(Path log) throws IOException, InterruptedException {
        while (process.isAlive()) {
            Matcher matcher = READY.matcher(Files.readString(log));
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("the site did not start:\n" + Files.readString(log));
    }

    /** Without a path. */
    public String address() {
        return address;
    }

    /** From starting the process to having its first page. */
    public double startMilliseconds() {
        return startMilliseconds;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
