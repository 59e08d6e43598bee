package org.latentatlas.server.runs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.training.Checkpoint;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.training.Progress;
import org.latentatlas.server.training.Snapshot;
import org.latentatlas.server.training.TrainingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what training reports, through the fence, and tells it when to end. For the thread that trains. */
final class RunListener implements TrainingListener {
    private static final Logger LOG = LoggerFactory.getLogger(RunListener.class);
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(400);
    private static final long BETWEEN_TRIES = 500; // milliseconds

    private final RunWorker worker;
    private final Runs runs;
    private final AttemptStore attempts;
    private final EpochStore epochs;
    private final Attempt attempt;
    private Standing standing = new Standing("Starting", null);
    private boolean hasEpoch;
    private boolean wasCancelled;
    private long nextReport = System.nanoTime();

    RunListener(RunWorker worker, Runs runs, AttemptStore attempts, EpochStore epochs, Attempt attempt) {
        this.worker = worker;
        this.runs = runs;
        this.attempts = attempts;
        this.epochs = epochs;
        this.attempt = attempt;
        this.hasEpoch = !epochs.of(attempt.run().id()).isEmpty();
    }

    boolean wasCancelled() {
        return wasCancelled;
    }

    /** Says what the worker does now. */
    void stand(String activity) {
        standing = new Standing(activity, null);
        report();
    }

    /** Says how far that has come, as often as it is told. */
    void standIfDue(String activity) {
        standing = new Standing(activity, null);
        if (isDue()) {
            report();
        }
    }

    private boolean isDue() {
        return System.nanoTime() - nextReport >= 0;
    }

    @Override
    public void onProgress(Progress progress) {
        standing = new Standing("Training", progress);
    }

    @Override
    public void onStart(String device) {
        patiently(() -> attempts.write(
                attempt,
                () -> runs.journal()
                        .note(attempt.run().id(), (hasEpoch ? "Goes on on " : "Begins on ") + device + ".")));
    }

    @Override
    public void onEpoch(EpochReport report, Checkpoint checkpoint) {
        patiently(() -> attempts.writeEpoch(attempt, () -> {
            epochs.add(attempt.run().id(), report, checkpoint);
            runs.journal().checkpoint(attempt.run().id(), report);
        }));
        hasEpoch = true;
        if (report.epoch() == attempt.run().settings().epochs()) {
            stand("Measuring what it learned");
        }
        runs.changed();
    }

    @Override
    public boolean wantsSnapshots() {
        return true;
    }

    @Override
    public void onSnapshot(int epoch, Snapshot snapshot) {
        patiently(() -> attempts.write(attempt, () -> runs.snapshots().keep(attempt.run(), epoch, snapshot)));
        runs.changed();
    }

    @Override
    public boolean cancelled() {
        stopIfTold();
        if (!wasCancelled && isDue()) {
            report();
        }
        return wasCancelled;
    }

    /** Writes where the run is, and reads in the same breath whether it was cancelled or is another's. */
    private void report() {
        stopIfTold();
        nextReport = System.nanoTime() + BETWEEN_REPORTS.toNanos();
        try {
            RunState state = attempts.report(attempt, standing);
            runs.changed();
            if (state == RunState.CANCELLING && !wasCancelled) {
                cancel();
            }
        } catch (JdbiException e) {
            LOG.warn(
                    "the progress of run {} could not be written: {}",
                    attempt.run().id(),
                    RunWorker.rootMessage(e));
        }
    }

    private void cancel() {
        if (!hasEpoch) {
            throw new RunEnded(RunState.CANCELLED, "Cancelled before its first epoch ended: there is no model.");
        }
        wasCancelled = true;
        stand("Making a model of what was learned so far");
    }

    private void stopIfTold() {
        if (worker.stopping()) {
            throw new Stopped();
        }
    }

    /** Writes what must not be lost; while the database is away, again and again. */
    void patiently(Runnable write) {
        for (int tries = 1; ; tries++) {
            try {
                write.run();
                return;
            } catch (JdbiException e) {
                if (!Database.isAway(e)) {
                    throw e;
                }
                LOG.warn(
                        "the database is away ({}); run {} waits for it",
                        RunWorker.rootMessage(e),
                        attempt.run().id());
                rest(Math.min(tries, 10) * BETWEEN_TRIES);
            }
        }
    }

    private void rest(long milliseconds) {
        stopIfTold();
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
