package org.latentatlas.server.road;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.latentatlas.server.TestDataSets;

/** The site in a process of its own on a free port. */
final class SiteProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("is ready at (http://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern SETUP = Pattern.compile("(http://\\S+/setup\\?token=\\S+)");

    private final Program program;
    private final String address;

    private SiteProcess(Program program) throws IOException, InterruptedException {
        this.program = program;
        this.address = program.find(READY);
    }

    /** Starts the site on a data folder and waits until it says that it is ready. */
    static SiteProcess start(Path data) throws IOException, InterruptedException {
        return start(data, TestDataSets.folder());
    }

    /** The same with that folder of data sets. */
    static SiteProcess start(Path data, Path dataSets) throws IOException, InterruptedException {
        return start(data, List.of(), "--datasets", dataSets.toString());
    }

    /** The same with those options, and words before the program. */
    static SiteProcess start(Path data, List<String> before, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        words.addAll(List.of(options));
        return new SiteProcess(Program.start(data.resolveSibling("logs"), before, words.toArray(String[]::new)));
    }

    /** A token for the API, made on the command line. */
    static String token(Path data) throws IOException, InterruptedException {
        return token("--data", data.toString());
    }

    /** The same of the site that those options name. */
    static String token(String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("token"));
        words.addAll(List.of(options));
        Process process =
                Program.command(List.of(), words.toArray(String[]::new)).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return output.strip();
    }

    String log() throws IOException {
        return program.log();
    }

    String address() {
        return address;
    }

    String setupAddress() throws IOException, InterruptedException {
        return program.find(SETUP);
    }

    /** Ends the process as a power cut would. */
    void kill() throws InterruptedException {
        program.kill();
    }

    @Override
    public void close() {
        program.close();
    }
}
