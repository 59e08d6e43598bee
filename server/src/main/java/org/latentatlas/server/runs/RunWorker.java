package org.latentatlas.server.runs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.latentatlas.server.datasets.DamagedDataSet;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSetUnavailable;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.db.Jobs;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.training.Checkpoint;
import org.latentatlas.server.training.TrainedModel;
import org.latentatlas.server.training.Training;
import org.latentatlas.server.training.TrainingFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains queued runs, one after the other, in their order. Several processes may do so on one database: each run is one's, and
 * the run of a process that died goes on from its newest checkpoint in another. What a worker writes is fenced by the attempt,
 * so one that was thought dead and comes back can spoil nothing.
 */
public final class RunWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
    private static final int MOST_LOST = 3; // then the run itself may be what ends them

    private final Database database;
    private final AttemptStore attempts;
    private final EpochStore epochs;
    private final DataSets dataSets;
    private final Models models;
    private final Runs runs;
    private final Jobs jobs;
    private volatile boolean stopping;

    /** Prepares to work; {@link #begin} begins. */
    public RunWorker(Database database, DataSets dataSets, Models models, Runs runs, Duration heartbeat) {
        this.database = database;
        this.attempts = new AttemptStore(database.jdbi());
        this.epochs = new EpochStore(database.jdbi());
        this.dataSets = dataSets;
        this.models = models;
        this.runs = runs;
        this.jobs = new Jobs(database, name(), heartbeat, job -> work(JobId.of(job)));
    }

    private static String name() {
        String process = Long.toString(ProcessHandle.current().pid());
        try {
            return InetAddress.getLocalHost().getHostName() + ", process " + process;
        } catch (UnknownHostException e) {
            return "process " + process;
        }
    }

    /** Takes up queued runs from now on. */
    public void begin() {
        jobs.begin();
    }

    /** Ends the run under way at its next step and puts it back into the queue; its newest checkpoint stays. */
    @Override
    public void close() {
        stopping = true;
        jobs.close();
    }

    boolean stopping() {
        return stopping;
    }

    /** Trains the run of a job; false puts the job back. */
    private boolean work(JobId job) {
        Optional<Attempt> attempt = attempts.begin(job, Instant.now());
        try {
            return attempt.isEmpty() || train(attempt.get());
        } finally {
            runs.changed();
        }
    }

    private boolean train(Attempt attempt) {
        LOG.info("run {} begins: {}", attempt.run().id(), attempt.run().settings());
        var listener = new RunListener(this, runs, attempts, epochs, attempt);
        try {
            if (attempt.lost() > 0) {
                runs.journal().note(attempt.run().id(), "Taken over from a worker that ended without a word.");
            }
            if (attempt.lost() >= MOST_LOST) {
                throw new RunEnded(
                        RunState.INTERRUPTED,
                        "The process that trained this run ended without a word, " + MOST_LOST
                                + " times without finishing an epoch. See its log, then resume the run.");
            }
            trainAndKeep(attempt, listener);
            return true;
        } catch (RunEnded e) {
            return end(attempt, e.state(), e.getMessage());
        } catch (Stopped e) {
            return giveBack(attempt);
        } catch (RunLost e) {
            LOG.warn("{}; what it did since its last checkpoint is dropped", e.getMessage());
            return true;
        } catch (TrainingFailed | DamagedDataSet | DataSetUnavailable e) {
            return end(attempt, RunState.FAILED, String.valueOf(e.getMessage()));
        } catch (JdbiException e) {
            LOG.error("run {} could not be kept", attempt.run().id(), e);
            return end(
                    attempt,
                    RunState.FAILED,
                    "The run's state could not be written to the database " + database.name() + ": " + rootMessage(e)
                            + ". The checkpoint before is kept. Make room or repair it, then resume the run.");
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.error("run {} failed", attempt.run().id(), e);
            return end(
                    attempt,
                    RunState.FAILED,
                    "The run failed: " + rootMessage(e) + ". The log of the process that trained it has more.");
        }
    }

    private void trainAndKeep(Attempt attempt, RunListener listener) {
        Run run = attempt.run();
        listener.stand("Reading the data set");
        DataSet data = dataSets.open(
                run.settings().dataset(),
                (file, bytes, total) -> listener.standIfDue("Downloading " + file + ", " + bytes / 1024 + " KB"));
        listener.stand("Starting the engine");
        Checkpoint resume = epochs.newest(run.id()).orElse(null);
        TrainedModel trained = Training.run(run.settings(), data, resume, listener);
        RunState state = listener.wasCancelled() ? RunState.CANCELLED : RunState.FINISHED;
        listener.patiently(() -> attempts.write(attempt, () -> {
            String model = models.add(trained, run.id()).id();
            attempts.end(attempt, state, null, model, Instant.now());
            runs.journal().ended(run.id(), state, null, model);
        }));
        LOG.info("run {} is {}", run.id(), state.text());
    }

    private boolean end(Attempt attempt, RunState state, String message) {
        try {
            attempts.end(attempt, state, message, null, Instant.now());
            runs.journal().ended(attempt.run().id(), state, message, null);
            LOG.info("run {} is {}: {}", attempt.run().id(), state.text(), message);
            return true;
        } catch (RunLost e) {
            LOG.warn("{}", e.getMessage());
            return true;
        } catch (JdbiException e) {
            LOG.error(
                    "the end of run {} could not be written; it goes on from its checkpoint",
                    attempt.run().id(),
                    e);
            return false;
        }
    }

    private boolean giveBack(Attempt attempt) {
        try {
            attempts.giveBack(attempt);
            runs.journal().note(attempt.run().id(), "Back in the queue: its worker was told to end.");
            LOG.info("run {} is back in the queue", attempt.run().id());
        } catch (RunLost | JdbiException e) {
            LOG.warn("run {} could not be given back: {}", attempt.run().id(), rootMessage(e));
        }
        return false;
    }

    static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
