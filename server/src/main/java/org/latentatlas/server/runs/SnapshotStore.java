package org.latentatlas.server.runs;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.latentatlas.server.training.Snapshot;

/** Rows of pictures after epochs. Safe for many threads. */
final class SnapshotStore {
    private final Jdbi jdbi;

    SnapshotStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps one, and of those before it the first and every so many. */
    void keep(long run, int epoch, Snapshot snapshot, int everySoMany) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            insert into snapshot (run_id, epoch, map, reconstructions)
                            values (:run, :epoch, :map, :reconstructions)
                            on conflict (run_id, epoch) do update
                              set map = excluded.map, reconstructions = excluded.reconstructions
                            """)
                    .bind("run", run)
                    .bind("epoch", epoch)
                    .bind("map", snapshot.map())
                    .bind("reconstructions", snapshot.reconstructions())
                    .execute();
            handle.createUpdate("delete from snapshot where run_id = :run and epoch > 1 and epoch < :epoch"
                            + " and epoch % :every <> 0")
                    .bind("run", run)
                    .bind("epoch", epoch)
                    .bind("every", everySoMany)
                    .execute();
        });
    }

    /** The epochs that there are pictures of, the newest first. */
    List<Integer> epochs(long run) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select epoch from snapshot where run_id = :run order by epoch desc")
                        .bind("run", run)
                        .mapTo(Integer.class)
                        .list());
    }

    Optional<Snapshot> find(long run, int epoch) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select map, reconstructions from snapshot where run_id = :run and epoch = :epoch")
                .bind("run", run)
                .bind("epoch", epoch)
                .map((row, context) -> new Snapshot(row.getBytes("map"), row.getBytes("reconstructions")))
                .findOne());
    }
}
