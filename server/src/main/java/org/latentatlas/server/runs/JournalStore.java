package org.latentatlas.server.runs;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Rows of what happened to runs when. Safe for many threads. */
final class JournalStore {
    private final Jdbi jdbi;

    JournalStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(long run, Instant at, String what) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into journal (run_id, at, what) values (:run, :at, :what)")
                .bind("run", run)
                .bind("at", at.toEpochMilli())
                .bind("what", what)
                .execute());
    }

    /** The newest first. */
    List<Journal.Entry> of(long run, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select at, what from journal where run_id = :run order by id desc limit :most")
                .bind("run", run)
                .bind("most", most)
                .map((row, context) ->
                        new Journal.Entry(Instant.ofEpochMilli(row.getLong("at")), row.getString("what")))
                .list());
    }
}
