package org.latentatlas.server.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.training.InvalidSettings;
import org.latentatlas.server.training.SettingProblem;
import org.latentatlas.server.training.TrainingEstimate;
import org.latentatlas.server.training.TrainingSettings;

/** The training runs: starts, watches, cancels and resumes them, wherever they train. Safe for many threads. */
public final class Runs implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int MOST_SEEN = 30;

    private final RunStore store;
    private final EpochStore epochs;
    private final Journal journal;
    private final Snapshots snapshots;
    private final Changes changes = new Changes();
    private volatile boolean closed;

    public Runs(Database database) {
        this.store = new RunStore(database.jdbi());
        this.epochs = new EpochStore(database.jdbi());
        this.journal = new Journal(database.jdbi());
        this.snapshots = new Snapshots(database.jdbi());
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
        journal.note(id, "Queued.");
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

    /** What happened to them. */
    public Journal journal() {
        return journal;
    }

    /** What they show after their epochs. */
    public Snapshots snapshots() {
        return snapshots;
    }

    /** How fast the newest runs were, the newest first. */
    public List<TrainingEstimate.Seen> seen() {
        return epochs.seen(MOST_SEEN).stream().filter(run -> run.slowest() > 0).toList();
    }

    /** How far the run is, while it trains. */
    public Optional<Standing> standing(long id) {
        return store.standing(id);
    }

    /**
     * Ends a run: at once if it waits, after the step under way if it trains.
     *
     * @throws RunConflict when it has ended already
     */
    public Run cancel(long id) {
        boolean cancelled = store.cancel(id, Instant.now());
        Run run = get(id);
        if (!cancelled) {
            throw new RunConflict("Run " + id + " is " + run.state().text() + " and cannot be cancelled.");
        }
        journal.note(
                id, run.state() == RunState.CANCELLED ? "Cancelled while it waited." : "Cancelling was asked for.");
        changes.happened();
        return run;
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
        journal.note(id, "Resumed: queued again, to go on from its newest checkpoint.");
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
     * Waits until something about a run may have changed: in this process, or for half a second, since other processes train too.
     *
     * @param seen what this method returned last, 0 at first
     * @return the number of the newest change in this process
     */
    public long awaitChange(long seen) throws InterruptedException {
        return changes.await(seen, BETWEEN_LOOKS);
    }

    /** Wakes those who wait for a change. */
    void changed() {
        changes.happened();
    }

    /** Whether the server is ending, and nothing will change any more. */
    public boolean closed() {
        return closed;
    }

    /** Nobody waits for a change any more. */
    @Override
    public void close() {
        closed = true;
        changes.happened();
    }
}
