package org.latentatlas.server.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.training.InvalidSettings;
import org.latentatlas.server.training.SettingsJson;
import org.latentatlas.server.training.TrainingSettings;

/** Rows of runs. Safe for many threads. */
final class RunStore {
    private final Jdbi jdbi;

    RunStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    long add(TrainingSettings settings, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("insert into run (state, settings, created_at)"
                        + " values ('queued', :settings, :now) returning id")
                .bind("settings", SettingsJson.write(settings))
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    /** Newest first. */
    List<Run> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from run order by id desc")
                .map(RunStore::run)
                .list());
    }

    Optional<Run> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from run where id = :id")
                .bind("id", id)
                .map(RunStore::run)
                .findOne());
    }

    /** Makes the oldest queued run the running one. */
    Optional<Run> takeNext(Instant now) {
        return jdbi.inTransaction(handle -> {
                    Optional<Long> id = handle.createQuery(
                                    "select id from run where state = 'queued' order by id limit 1")
                            .mapTo(Long.class)
                            .findOne();
                    id.ifPresent(next -> handle.createUpdate("update run set state = 'running', message = null,"
                                    + " ended_at = null, started_at = coalesce(started_at, :now) where id = :id")
                            .bind("id", next)
                            .bind("now", now.toEpochMilli())
                            .execute());
                    return id;
                })
                .flatMap(this::find);
    }

    /** Moves a run from one state to another; false when it was in neither of {@code from}. */
    boolean move(long id, RunState from, RunState to) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("update run set state = :to where id = :id and state = :from")
                                .bind("id", id)
                                .bind("from", from.text())
                                .bind("to", to.text())
                                .execute())
                == 1;
    }

    void end(long id, RunState state, @Nullable String message, @Nullable String modelId, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("update run set state = :state, message = :message,"
                        + " model_id = coalesce(:modelId, model_id), ended_at = :now where id = :id")
                .bind("id", id)
                .bind("state", state.text())
                .bind("message", message)
                .bind("modelId", modelId)
                .bind("now", now.toEpochMilli())
                .execute());
    }

    /** What a server that ended left running is interrupted. */
    int interruptAll(String message, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("update run set state = 'interrupted',"
                        + " message = :message, ended_at = :now where state in ('running', 'cancelling')")
                .bind("message", message)
                .bind("now", now.toEpochMilli())
                .execute());
    }

    private static Run run(ResultSet row, StatementContext context) throws SQLException {
        return new Run(
                row.getLong("id"),
                RunState.of(row.getString("state")),
                settings(row),
                Instant.ofEpochMilli(row.getLong("created_at")),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("message"),
                row.getString("model_id"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long milliseconds = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(milliseconds);
    }

    private static TrainingSettings settings(ResultSet row) throws SQLException {
        try {
            return SettingsJson.read(row.getString("settings"));
        } catch (InvalidSettings misfit) {
            throw new IllegalStateException("the settings of run " + row.getLong("id") + " cannot be read", misfit);
        }
    }
}
