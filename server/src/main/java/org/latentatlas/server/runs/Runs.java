package org.latentatlas.server.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.training.InvalidSettings;
import org.latentatlas.server.training.SettingProblem;
import org.latentatlas.server.training.TrainingSettings;

/** The training runs: starts, watches, cancels and resumes them; they train one after the other. Safe for many threads. */
public final class Runs implements AutoCloseable {
    private final RunStore store;
    private final EpochStore epochs;
    private final RunWorker worker;
    private final Changes changes = new Changes();

    /** Marks as interrupted what an earlier server left running. Nothing trains before {@link #begin}. */
    public Runs(Jdbi jdbi, DataSets dataSets, Models models) {
        this.store = new RunStore(jdbi);
        this.epochs = new EpochStore(jdbi);
        this.worker = new RunWorker(store, epochs, dataSets, models, changes);
        store.interruptAll("The server ended while this run was under way.", Instant.now());
    }

    /** Takes up queued runs from now on. */
    public void begin() {
        worker.start();
    }

    /**
     * Queues a run.
     *
     * @throws InvalidSettings when the settings cannot be used
     */
    public Run start(TrainingSettings settings) {
        List<SettingProblem> problems = settings.validate();
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        long id = store.add(settings, Instant.now());
        changes.happened();
        return get(id);
    }

    /** What trains, then the queue in its order, then the others, newest first. */
    public List<Run> all() {
        return store.all();
    }

    /**
     * The run of that id.
     *
     * @throws NoSuchRun where there is none
     */
    public Run get(long id) {
        return store.find(id).orElseThrow(() -> new NoSuchRun("There is no run " + id + "."));
    }

    /** The figures of its finished epochs, in their order. */
    public List<EpochReport> epochs(long id) {
        return epochs.of(id);
    }

    /** How far the run is, while it trains. */
    public Optional<Standing> standing(long id) {
        return worker.standing(id);
    }

    /**
     * Ends a run: at once if it waits, after the step under way if it trains.
     *
     * @throws RunConflict when it has ended already
     */
    public Run cancel(long id) {
        Run run = get(id);
        if (store.move(id, RunState.QUEUED, RunState.CANCELLED)
                || store.move(id, RunState.RUNNING, RunState.CANCELLING)) {
            changes.happened();
            return get(id);
        }
        throw new RunConflict("Run " + id + " is " + run.state().text() + " and cannot be cancelled.");
    }

    /**
     * Queues a run that was cancelled, interrupted or failed; it goes on from its newest checkpoint, when those
     * queued before it have ended.
     *
     * @throws RunConflict when it is active or finished
     */
    public Run resume(long id) {
        Run run = get(id);
        if (!run.state().resumable() || !store.queue(id, run.state())) {
            throw new RunConflict("Run " + id + " is " + run.state().text() + " and cannot be resumed.");
        }
        changes.happened();
        return get(id);
    }

    /** How many runs train before this queued one would. */
    public int before(long id) {
        return store.before(id);
    }

    /**
     * Lets a queued run change places with its neighbour in the queue; the first and the last one have none on one side.
     *
     * @throws RunConflict when it is not queued
     */
    public Run moveInQueue(long id, boolean earlier) {
        Run run = get(id);
        if (!store.moveInQueue(id, earlier)) {
            throw new RunConflict("Run " + id + " is " + run.state().text() + " and has no place in the queue.");
        }
        changes.happened();
        return get(id);
    }

    /**
     * Deletes a run with its figures and checkpoints for ever. The model it made stays.
     *
     * @throws RunConflict when it trains or waits
     */
    public void delete(long id) {
        Run run = get(id);
        if (!store.delete(id)) {
            throw new RunConflict(
                    "Run " + id + " is " + run.state().text() + " and cannot be deleted; cancel it first.");
        }
        changes.happened();
    }

    /**
     * Waits until something about a run changes.
     *
     * @param seen what this method returned last, 0 at first
     * @return the number of the newest change; {@code seen} when the time is up
     */
    public long awaitChange(long seen, Duration most) throws InterruptedException {
        return changes.await(seen, most);
    }

    /** Whether the server is ending, and nothing will change any more. */
    public boolean closed() {
        return worker.stopping();
    }

    /** Interrupts the run under way; its newest checkpoint stays. */
    @Override
    public void close() {
        worker.stop();
    }
}
