package org.latentatlas.server.runs;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DamagedDataSet;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSetUnavailable;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.training.Checkpoint;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.training.Progress;
import org.latentatlas.server.training.TrainedModel;
import org.latentatlas.server.training.Training;
import org.latentatlas.server.training.TrainingFailed;
import org.latentatlas.server.training.TrainingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that trains: takes the oldest queued run, and the next when that has ended. */
final class RunWorker {
    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(60);

    private final RunStore store;
    private final EpochStore epochs;
    private final DataSets dataSets;
    private final Models models;
    private final Changes changes;
    private final Thread thread = new Thread(this::work, "training");
    private volatile boolean stopping;
    private volatile @Nullable Current current;

    RunWorker(RunStore store, EpochStore epochs, DataSets dataSets, Models models, Changes changes) {
        this.store = store;
        this.epochs = epochs;
        this.dataSets = dataSets;
        this.models = models;
        this.changes = changes;
        thread.setDaemon(true);
    }

    /** The run under way and where it is. */
    private record Current(long id, Standing standing) {}

    void start() {
        thread.start();
    }

    /** Ends the run under way at its next step and waits for that. */
    void stop() {
        stopping = true;
        changes.happened();
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean stopping() {
        return stopping;
    }

    Optional<Standing> standing(long id) {
        Current now = current;
        return now != null && now.id() == id ? Optional.of(now.standing()) : Optional.empty();
    }

    private void work() {
        long seen = 0;
        try {
            while (!stopping) {
                Optional<Run> next = takeNext();
                if (next.isPresent()) {
                    train(next.get());
                } else {
                    seen = changes.await(seen, LONGEST_SLEEP);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Run> takeNext() {
        try {
            return store.takeNext(Instant.now());
        } catch (JdbiException e) {
            LOG.error("the queue of runs cannot be read; trying again within a minute", e);
            return Optional.empty();
        }
    }

    private void train(Run run) {
        LOG.info("run {} begins: {}", run.id(), run.settings());
        stand(run, "Reading the data set", null);
        var listener = new Listener(run);
        try {
            DataSet data = dataSets.open(
                    run.settings().dataset(),
                    (file, bytes, total) -> stand(run, "Downloading " + file + ", " + bytes / 1024 + " KB", null));
            stand(run, "Starting the engine", null);
            Checkpoint resume = epochs.newest(run.id()).orElse(null);
            TrainedModel trained = Training.run(run.settings(), data, resume, listener);
            Model model = models.add(trained, run.id());
            end(run, listener.wasCancelled ? RunState.CANCELLED : RunState.FINISHED, null, model.id());
        } catch (RunEnded e) {
            end(run, e.state, e.getMessage(), null);
        } catch (TrainingFailed | DamagedDataSet | DataSetUnavailable e) {
            end(run, RunState.FAILED, e.getMessage(), null);
        } catch (JdbiException e) {
            LOG.error("run {} could not be kept", run.id(), e);
            String why = "The run's state could not be written to the data folder: " + rootMessage(e)
                    + ". Make room or repair it, then resume the run.";
            end(run, RunState.FAILED, why, null);
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.error("run {} failed", run.id(), e);
            end(run, RunState.FAILED, "The run failed: " + rootMessage(e) + ". The server's log has more.", null);
        } finally {
            current = null;
            changes.happened();
        }
    }

    private void stand(Run run, String activity, @Nullable Progress progress) {
        if (stopping) {
            throw new RunEnded(RunState.INTERRUPTED, "The server was stopped while this run was under way.");
        }
        current = new Current(run.id(), new Standing(activity, progress));
        changes.happened();
    }

    private void end(Run run, RunState state, @Nullable String message, @Nullable String modelId) {
        try {
            store.end(run.id(), state, message, modelId, Instant.now());
            LOG.info("run {} is {}{}", run.id(), state.text(), message == null ? "" : ": " + message);
        } catch (JdbiException e) {
            LOG.error("the end of run {} could not be written; the next start marks it interrupted", run.id(), e);
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** Writes what training reports, and tells it when to end. */
    private final class Listener implements TrainingListener {
        private final Run run;
        private boolean hasEpoch;
        private boolean wasCancelled;
        private long nextLook = System.nanoTime();

        Listener(Run run) {
            this.run = run;
            this.hasEpoch = !epochs.of(run.id()).isEmpty();
        }

        @Override
        public void onProgress(Progress progress) {
            stand(run, "Training", progress);
        }

        @Override
        public void onEpoch(EpochReport report, Checkpoint checkpoint) {
            epochs.add(run.id(), report, checkpoint);
            hasEpoch = true;
            changes.happened();
        }

        @Override
        public boolean cancelled() {
            if (stopping) {
                throw new RunEnded(RunState.INTERRUPTED, "The server was stopped while this run was under way.");
            }
            if (!wasCancelled && cancelRequested()) {
                if (!hasEpoch) {
                    throw new RunEnded(
                            RunState.CANCELLED, "Cancelled before its first epoch ended: there is no model.");
                }
                wasCancelled = true;
                stand(run, "Making a model of what was learned so far", null);
            }
            return wasCancelled;
        }

        /** Looks into the database a few times per second. */
        private boolean cancelRequested() {
            if (System.nanoTime() - nextLook < 0) {
                return false;
            }
            nextLook = System.nanoTime() + BETWEEN_LOOKS.toNanos();
            return store.find(run.id())
                    .filter(now -> now.state() == RunState.CANCELLING)
                    .isPresent();
        }
    }

    /** Ends a run from within. */
    private static final class RunEnded extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final RunState state;

        RunEnded(RunState state, String message) {
            super(message);
            this.state = state;
        }
    }
}
