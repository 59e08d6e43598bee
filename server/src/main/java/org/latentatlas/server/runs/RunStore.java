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
import org.latentatlas.server.training.Checkpoint;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.training.InvalidSettings;
import org.latentatlas.server.training.SettingsJson;
import org.latentatlas.server.training.TrainingSettings;

/** Rows of runs, their epochs and checkpoints. Safe for many threads. */
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

    /** Keeps an epoch's figures and the state after it, both or neither; and that state as the best, if it is. */
    void addEpoch(long id, EpochReport report, Checkpoint checkpoint) {
        jdbi.useTransaction(handle -> {
            double best = handle.createQuery("select max(test_elbo) from epoch where run_id = :id")
                    .bind("id", id)
                    .map((row, context) -> row.getObject(1) == null ? Double.NEGATIVE_INFINITY : row.getDouble(1))
                    .one();
            addReport(handle, id, report);
            addCheckpoint(handle, id, "newest", report.epoch(), checkpoint);
            if (report.testElbo() > best) {
                addCheckpoint(handle, id, "best", report.epoch(), checkpoint);
            }
        });
    }

    private static void addReport(Handle handle, long id, EpochReport report) {
        String sql = """
                insert into epoch (run_id, epoch, train_elbo, train_reconstruction, train_kl, test_elbo,
                  test_reconstruction, test_kl, images_per_second)
                values (:id, :epoch, :trainElbo, :trainReconstruction, :trainKl, :testElbo, :testReconstruction,
                  :testKl, :imagesPerSecond)
                """;
        handle.createUpdate(sql)
                .bind("id", id)
                .bind("epoch", report.epoch())
                .bind("trainElbo", report.trainElbo())
                .bind("trainReconstruction", report.trainReconstruction())
                .bind("trainKl", report.trainKl())
                .bind("testElbo", report.testElbo())
                .bind("testReconstruction", report.testReconstruction())
                .bind("testKl", report.testKl())
                .bind("imagesPerSecond", report.imagesPerSecond())
                .execute();
    }

    private static void addCheckpoint(Handle handle, long id, String kind, int epoch, Checkpoint checkpoint) {
        String sql = """
                insert into checkpoint (run_id, kind, epoch, content) values (:id, :kind, :epoch, :content)
                on conflict (run_id, kind) do update set epoch = excluded.epoch, content = excluded.content
                """;
        handle.createUpdate(sql)
                .bind("id", id)
                .bind("kind", kind)
                .bind("epoch", epoch)
                .bind("content", checkpoint.bytes())
                .execute();
    }

    Optional<Checkpoint> newest(long id) {
        String sql = "select content from checkpoint where run_id = :id and kind = 'newest'";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", id)
                .map((row, context) -> Checkpoint.of(row.getBytes(1)))
                .findOne());
    }

    /** In their order; seconds left are not kept. */
    List<EpochReport> epochs(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from epoch where run_id = :id order by epoch")
                .bind("id", id)
                .map((row, context) -> new EpochReport(
                        row.getInt("epoch"),
                        row.getDouble("train_elbo"),
                        row.getDouble("train_reconstruction"),
                        row.getDouble("train_kl"),
                        row.getDouble("test_elbo"),
                        row.getDouble("test_reconstruction"),
                        row.getDouble("test_kl"),
                        row.getDouble("images_per_second"),
                        0))
                .list());
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
