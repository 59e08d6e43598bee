package org.latentatlas.server.runs;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.latentatlas.server.training.Snapshot;

/** Pictures of what runs learned, epoch by epoch: of a long run some of them, so that a run keeps a few megabytes. Safe for many threads. */
public final class Snapshots {
    /** Pictures kept of a run, about. */
    private static final int MOST = 60;

    private final SnapshotStore store;

    public Snapshots(Jdbi jdbi) {
        this.store = new SnapshotStore(jdbi);
    }

    void keep(Run run, int epoch, Snapshot snapshot) {
        int everySoMany = (run.settings().epochs() + MOST - 1) / MOST;
        store.keep(run.id(), epoch, snapshot, everySoMany);
    }

    /** The epochs that there are pictures of, the newest first. */
    public List<Integer> epochs(long run) {
        return store.epochs(run);
    }

    /**
     * The pictures after an epoch.
     *
     * @throws NoSuchRun where there are none
     */
    public Snapshot get(long run, int epoch) {
        return store.find(run, epoch)
                .orElseThrow(() -> new NoSuchRun("There are no pictures of epoch " + epoch + " of run " + run + "."));
    }
}
