package org.latentatlas.server.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import picocli.CommandLine;

/** Shows on a terminal how a run goes: a bar that is drawn over itself, and a line for every finished epoch. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();

    ProgressBar(PrintWriter out) {
        this.out = out;
    }

    void line(String text) {
        out.println((terminal ? CLEAR : "") + text);
        out.flush();
    }

    /** Says what went wrong; the exit status of the command. */
    int fail(RuntimeException failure) {
        line("Failed: " + failure.getMessage());
        return 1;
    }

    void download(String file, long bytes, long total) {
        if (terminal) {
            String size = total > 0 ? " of " + total / 1024 : "";
            out.print(CLEAR + "Downloading " + file + ": " + bytes / 1024 + size + " KB");
            out.flush();
        }
    }

    /** Draws the progress and keeps every epoch's checkpoint in the folder. */
    TrainingListener listener(ModelFolder folder) {
        return new TrainingListener() {
            @Override
            public void onProgress(Progress progress) {
                draw(progress);
            }

            @Override
            public void onEpoch(EpochReport report, Checkpoint checkpoint) {
                line(describe(report));
                try {
                    folder.writeCheckpoint(checkpoint);
                } catch (IOException failure) {
                    throw new UncheckedIOException("the checkpoint cannot be written", failure);
                }
            }
        };
    }

    private void draw(Progress p) {
        if (!terminal) {
            return;
        }
        int full = (int) ((long) WIDTH * p.images() / p.imagesInEpoch());
        String bar = "#".repeat(full) + "-".repeat(WIDTH - full);
        out.print(CLEAR
                + format(
                        "epoch %d/%d [%s] %,.0f images/s, %s left",
                        p.epoch(), p.epochs(), bar, p.imagesPerSecond(), time(p.secondsLeft())));
        out.flush();
    }

    private static String describe(EpochReport r) {
        return format(
                "epoch %3d  train ELBO %.2f (reconstruction %.2f, KL %.2f)  test ELBO %.2f (reconstruction %.2f, KL %.2f)"
                        + "  %,.0f images/s, %s left",
                r.epoch(),
                r.trainElbo(),
                r.trainReconstruction(),
                r.trainKl(),
                r.testElbo(),
                r.testReconstruction(),
                r.testKl(),
                r.imagesPerSecond(),
                time(r.secondsLeft()));
    }

    private static String time(double seconds) {
        return seconds < 90 ? format("%.0f s", seconds) : format("%.1f min", seconds / 60);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
