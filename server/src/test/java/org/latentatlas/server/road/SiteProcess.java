package org.latentatlas.server.road;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latentatlas.server.TestDataSets;

/** The site as its users start it: a process of its own on a free port, so that a test can kill it. */
final class SiteProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("is ready at (http://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern SETUP = Pattern.compile("(http://\\S+/setup\\?token=\\S+)");

    private final Process process;
    private final Path log;
    private final String address;

    private SiteProcess(Process process, Path log) throws IOException, InterruptedException {
        this.process = process;
        this.log = log;
        this.address = find(READY);
    }

    /** Starts the site on a data folder and waits until it says that it is ready. */
    static SiteProcess start(Path data) throws IOException, InterruptedException {
        return start(data, TestDataSets.folder());
    }

    /** The same with that folder of data sets. */
    static SiteProcess start(Path data, Path dataSets) throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path log = Files.createTempFile(data.getParent(), "server", ".log");
        Process process = command("serve", "--port", "0", "--data", data.toString(), "--datasets", dataSets.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new SiteProcess(process, log);
    }

    private static ProcessBuilder command(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.latentatlas.server.Main"));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words);
    }

    /** A token for the API, made on the command line. */
    static String token(Path data) throws IOException, InterruptedException {
        Process process = command("token", "--data", data.toString()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return output.strip();
    }

    /** Waits until the server has printed what is looked for. */
    private String find(Pattern pattern) throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            boolean alive = process.isAlive();
            Matcher matcher = pattern.matcher(log());
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (!alive) {
                break;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the server did not print " + pattern + " but\n" + log());
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    String address() {
        return address;
    }

    String setupAddress() throws IOException, InterruptedException {
        return find(SETUP);
    }

    /** Ends the process as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
