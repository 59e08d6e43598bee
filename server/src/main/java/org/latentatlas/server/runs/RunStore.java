package org.latentatlas.server.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.training.InvalidSettings;
import org.latentatlas.server.training.SettingsJson;
import org.latentatlas.server.training.TrainingSettings;

/** Rows of runs. Safe for many threads. */
final class RunStore {
    private static final String LAST_PLACE = "(select coalesce(max(place), 0) + 1 from run)";

    private final Jdbi jdbi;

    RunStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    long add(TrainingSettings settings, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("insert into run (state, settings, created_at, place)"
                        + " values ('queued', :settings, :now, " + LAST_PLACE + ") returning id")
                .bind("settings", SettingsJson.write(settings))
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    /** What trains, then the queue in its order, then the others, newest first. */
    List<Run> all() {
        String sql = """
                select * from run order by
                  case state when 'running' then 0 when 'cancelling' then 0 when 'queued' then 1 else 2 end,
                  case state when 'queued' then place else -id end
                """;
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).map(RunStore::run).list());
    }

    Optional<Run> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from run where id = :id")
                .bind("id", id)
                .map(RunStore::run)
                .findOne());
    }

    /** Makes the first queued run the running one. */
    Optional<Run> takeNext(Instant now) {
        return jdbi.inTransaction(handle -> {
                    Optional<Long> id = handle.createQuery(
                                    "select id from run where state = 'queued' order by place limit 1")
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

    /** Puts a run at the end of the queue; false when it was not in that state. */
    boolean queue(long id, RunState from) {
        String sql = "update run set state = 'queued', place = " + LAST_PLACE + " where id = :id and state = :from";
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                        .bind("id", id)
                        .bind("from", from.text())
                        .execute())
                == 1;
    }

    /** How many runs train before this one would, if it is queued. */
    int before(long id) {
        String sql = """
                select count(*) from run where state in ('running', 'cancelling')
                  or state = 'queued' and place < (select place from run where id = :id)
                """;
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("id", id).mapTo(Integer.class).one());
    }

    /** Lets a queued run change places with the one before or after it, where there is one; false when it is not queued. */
    boolean moveInQueue(long id, boolean earlier) {
        String neighbour = "select id from run where state = 'queued' and place "
                + (earlier ? "< :place order by place desc" : "> :place order by place") + " limit 1";
        return jdbi.inTransaction(handle -> {
            Optional<Long> place = queuedPlace(handle, id);
            place.flatMap(own -> handle.createQuery(neighbour)
                            .bind("place", own)
                            .mapTo(Long.class)
                            .findOne())
                    .ifPresent(other -> {
                        long theirs = queuedPlace(handle, other).orElseThrow();
                        setPlace(handle, other, place.get());
                        setPlace(handle, id, theirs);
                    });
            return place.isPresent();
        });
    }

    private static Optional<Long> queuedPlace(Handle handle, long id) {
        return handle.createQuery("select place from run where id = :id and state = 'queued'")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    private static void setPlace(Handle handle, long id, long place) {
        handle.createUpdate("update run set place = :place where id = :id")
                .bind("id", id)
                .bind("place", place)
                .execute();
    }

    /** Deletes a run with its epochs and checkpoints; its model stays. False when it is active. */
    boolean delete(long id) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("update model set run_id = null where run_id = :id")
                    .bind("id", id)
                    .execute();
            int deleted = handle.createUpdate(
                            "delete from run where id = :id and state not in ('queued', 'running', 'cancelling')")
                    .bind("id", id)
                    .execute();
            if (deleted == 0) {
                handle.rollback();
            }
            return deleted == 1;
        });
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
