package org.latentatlas.server.road;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as its users start it: a process of its own, so that a test can kill it. */
final class Program implements AutoCloseable {
    private static final String HEARTBEAT = "0.5"; // a death is noticed after two to three seconds

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a command; its output goes to a file in that folder. */
    static Program start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), arguments);
    }

    /** The same with words before it, such as a shell that sets a limit. */
    static Program start(Path folder, List<String> before, String... arguments) throws IOException {
        Files.createDirectories(folder);
        Path log = Files.createTempFile(folder, arguments[0], ".log");
        ProcessBuilder command = command(before, arguments);
        command.environment().putIfAbsent("ATLAS_HEARTBEAT", HEARTBEAT);
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new Program(process, log);
    }

    /** What starts a command. */
    static ProcessBuilder command(List<String> before, String... arguments) {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.latentatlas.server.Main"));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words);
    }

    /** Waits until the program has printed what is looked for, and gives its first group. */
    String find(Pattern pattern) throws IOException, InterruptedException {
        while (true) {
            boolean alive = process.isAlive();
            Matcher matcher = pattern.matcher(log());
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (!alive) {
                throw new IllegalStateException("the program did not print " + pattern + " but\n" + log());
            }
            Thread.sleep(50);
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends STOP or CONT. */
    void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill -" + name + " answered " + status);
        }
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
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
