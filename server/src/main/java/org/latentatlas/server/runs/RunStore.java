package org.latentatlas.server.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.db.Gate;
import org.latentatlas.server.db.Jobs;
import org.latentatlas.server.db.Nullables;
import org.latentatlas.server.training.InvalidSettings;
import org.latentatlas.server.training.Progress;
import org.latentatlas.server.training.SettingsJson;
import org.latentatlas.server.training.TrainingSettings;

/** Rows of runs. Safe for many threads. */
final class RunStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAST_PLACE = "(select coalesce(max(place), 0) + 1 from run)";

    private final Jdbi jdbi;

    RunStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds a run with its job at the end of the queue. */
    long add(TrainingSettings settings, Instant now) {
        return jdbi.inTransaction(handle -> {
            Gate.QUEUE.pass(handle);
            long id = handle.createQuery("insert into run (state, settings, created_at, place)"
                            + " values ('queued', :settings, :now, " + LAST_PLACE + ") returning id")
                    .bind("settings", SettingsJson.write(settings))
                    .bind("now", now.toEpochMilli())
                    .mapTo(Long.class)
                    .one();
            addJob(handle, id);
            return id;
        });
    }

    private static void addJob(Handle handle, long id) {
        Job job = job(handle, id);
        Jobs.add(handle, job.id().text(), job.place());
    }

    /** The job of a run, and its place in the queue. */
    private record Job(JobId id, long place) {}

    private static Job job(Handle handle, long id) {
        return handle.createQuery("select job, place from run where id = :id")
                .bind("id", id)
                .map((row, context) -> new Job(new JobId(id, row.getLong(1)), row.getLong(2)))
                .one();
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

    /** Where the run is, as its worker wrote it last; empty when none has it. */
    Optional<Standing> standing(long id) {
        String sql = "select activity, progress from run where id = :id and activity is not null";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", id)
                .map((row, context) -> new Standing(row.getString(1), progress(row.getString(2))))
                .findOne());
    }

    private static @Nullable Progress progress(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, Progress.class);
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("the progress of a run cannot be read", misfit);
        }
    }

    /** Ends a run that waits, and tells the worker of one that trains to end it; false when it does neither. */
    boolean cancel(long id, Instant now) {
        String sql = """
                update run set state = case state when 'queued' then 'cancelled' else 'cancelling' end,
                  ended_at = case state when 'queued' then :now else ended_at end
                where id = :id and state in ('queued', 'running')
                """;
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                        .bind("id", id)
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }

    /** Puts a run at the end of the queue with a new job; false when it was not in that state. */
    boolean queue(long id, RunState from) {
        String sql = "update run set state = 'queued', place = " + LAST_PLACE
                + ", attempt = attempt + 1, job = attempt + 1, lost = 0 where id = :id and state = :from";
        return jdbi.inTransaction(handle -> {
            Gate.QUEUE.pass(handle);
            boolean queued = handle.createUpdate(sql)
                            .bind("id", id)
                            .bind("from", from.text())
                            .execute()
                    == 1;
            if (queued) {
                addJob(handle, id);
            }
            return queued;
        });
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
            Gate.QUEUE.pass(handle);
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
        Jobs.move(handle, job(handle, id).id().text(), place);
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

    static Run run(ResultSet row, StatementContext context) throws SQLException {
        return new Run(
                row.getLong("id"),
                RunState.of(row.getString("state")),
                settings(row),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Nullables.moment(row, "started_at"),
                Nullables.moment(row, "ended_at"),
                row.getString("message"),
                row.getString("model_id"));
    }

    /** Of a row with the id and the settings of a run. */
    static TrainingSettings settings(ResultSet row) throws SQLException {
        try {
            return SettingsJson.read(row.getString("settings"));
        } catch (InvalidSettings misfit) {
            throw new IllegalStateException("the settings of run " + row.getLong("id") + " cannot be read", misfit);
        }
    }
}
