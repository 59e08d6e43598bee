package org.latentatlas.server.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.latentatlas.server.training.Checkpoint;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.training.TrainingEstimate;

/** Rows of the epochs of runs, and the checkpoints after them. Safe for many threads. */
final class EpochStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;

    EpochStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps an epoch's figures and the state after it, both or neither; and that state as the best, if it is. Doing it twice is doing it once. */
    void add(long run, EpochReport report, Checkpoint checkpoint) {
        jdbi.useTransaction(handle -> {
            double best = handle.createQuery("select max(test_elbo) from epoch where run_id = :id")
                    .bind("id", run)
                    .map((row, context) -> row.getObject(1) == null ? Double.NEGATIVE_INFINITY : row.getDouble(1))
                    .one();
            addReport(handle, run, report);
            addCheckpoint(handle, run, "newest", report.epoch(), checkpoint);
            if (report.testElbo() > best) {
                addCheckpoint(handle, run, "best", report.epoch(), checkpoint);
            }
        });
    }

    private static void addReport(Handle handle, long run, EpochReport report) {
        String sql = """
                insert into epoch (run_id, epoch, train_elbo, train_reconstruction, train_kl, train_loss, test_elbo,
                  test_reconstruction, test_kl, test_kl_by_dimension, mean_variances, images_per_second)
                values (:id, :epoch, :trainElbo, :trainReconstruction, :trainKl, :trainLoss, :testElbo,
                  :testReconstruction, :testKl, :testKlByDimension, :meanVariances, :imagesPerSecond)
                on conflict (run_id, epoch) do nothing
                """;
        handle.createUpdate(sql)
                .bind("id", run)
                .bindMethods(report)
                .bind("testKlByDimension", report.testKlByDimension().toString())
                .bind("meanVariances", report.meanVariances().toString())
                .execute();
    }

    private static void addCheckpoint(Handle handle, long run, String kind, int epoch, Checkpoint checkpoint) {
        String sql = """
                insert into checkpoint (run_id, kind, epoch, content) values (:id, :kind, :epoch, :content)
                on conflict (run_id, kind) do update set epoch = excluded.epoch, content = excluded.content
                """;
        handle.createUpdate(sql)
                .bind("id", run)
                .bind("kind", kind)
                .bind("epoch", epoch)
                .bind("content", checkpoint.bytes())
                .execute();
    }

    /** How fast the newest runs were, the newest first. */
    List<TrainingEstimate.Seen> seen(int most) {
        String sql = """
                select run.id, run.settings, min(images_per_second) as slowest, max(images_per_second) as fastest
                from epoch join run on run.id = epoch.run_id
                group by run.id order by run.id desc limit :most
                """;
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("most", most)
                .map((row, context) -> new TrainingEstimate.Seen(
                        row.getLong("id"), RunStore.settings(row), row.getDouble("slowest"), row.getDouble("fastest")))
                .list());
    }

    Optional<Checkpoint> newest(long run) {
        String sql = "select content from checkpoint where run_id = :id and kind = 'newest'";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", run)
                .map((row, context) -> Checkpoint.of(row.getBytes(1), "the checkpoint of run " + run))
                .findOne());
    }

    /** In their order; seconds left are not kept. */
    List<EpochReport> of(long run) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from epoch where run_id = :id order by epoch")
                .bind("id", run)
                .map(EpochStore::report)
                .list());
    }

    private static EpochReport report(ResultSet row, StatementContext context) throws SQLException {
        double trainElbo = row.getDouble("train_elbo");
        double trainLoss = row.getDouble("train_loss");
        boolean hasLoss = !row.wasNull();
        return new EpochReport(
                row.getInt("epoch"),
                trainElbo,
                row.getDouble("train_reconstruction"),
                row.getDouble("train_kl"),
                hasLoss ? trainLoss : -trainElbo,
                row.getDouble("test_elbo"),
                row.getDouble("test_reconstruction"),
                row.getDouble("test_kl"),
                numbers(row, "test_kl_by_dimension"),
                numbers(row, "mean_variances"),
                row.getDouble("images_per_second"),
                0);
    }

    private static List<Double> numbers(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        try {
            return json == null ? List.of() : JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("the column " + column + " of an epoch is no list of numbers", misfit);
        }
    }
}
