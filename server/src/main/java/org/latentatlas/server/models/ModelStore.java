package org.latentatlas.server.models;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.latentatlas.server.db.Gate;
import org.latentatlas.server.db.Nullables;

/** Rows of models, their weights and what was published when. Safe for many threads. */
final class ModelStore {
    private static final String MODELS = """
            select model.*,
              model.id = (select model_id from publication join model m on m.id = model_id
                where m.withdrawn = 0 order by publication.id desc limit 1) as published,
              (bundled = 1 or exists (select 1 from publication where model_id = model.id)) as open
            from model
            """;

    private final Jdbi jdbi;

    ModelStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The published one first, then the newest. */
    List<Model> all() {
        return jdbi.withHandle(handle -> handle.createQuery(MODELS + "order by published desc, created_at desc, id")
                .map(ModelStore::model)
                .list());
    }

    Optional<Model> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(MODELS + "where id = :id")
                .bind("id", id)
                .map(ModelStore::model)
                .findOne());
    }

    /** Models that were published and not withdrawn since, the last published one first. */
    List<Model> published() {
        String sql = MODELS + """
                join (select model_id, max(id) as last from publication group by model_id) p on p.model_id = model.id
                where withdrawn = 0 order by last desc
                """;
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).map(ModelStore::model).list());
    }

    Optional<Weights> weights(String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from weights where sha256 = :sha256")
                .bind("sha256", sha256)
                .map((row, context) -> new Weights(sha256, row.getBytes("content"), row.getBytes("gzip")))
                .findOne());
    }

    /** Adds a model with its three files in one transaction; does nothing when it is there already. */
    void add(Model model, List<Weights> files) {
        jdbi.useTransaction(handle -> {
            files.forEach(file -> addWeights(handle, file));
            String sql = """
                    insert into model (id, name, latent_size, card, decoder, encoder, encoded_test, bundled, run_id,
                      created_at)
                    values (:id, :name, :latentSize, :card, :decoder, :encoder, :encodedTest, :bundled, :runId,
                      :createdAt)
                    on conflict (id) do nothing
                    """;
            handle.createUpdate(sql)
                    .bind("id", model.id())
                    .bind("name", model.name())
                    .bind("latentSize", model.latentSize())
                    .bind("card", model.card())
                    .bind("decoder", model.decoder())
                    .bind("encoder", model.encoder())
                    .bind("encodedTest", model.encodedTest())
                    .bind("bundled", model.open() ? 1 : 0)
                    .bind("runId", model.runId())
                    .bind("createdAt", model.createdAt().toEpochMilli())
                    .execute();
        });
    }

    private static void addWeights(Handle handle, Weights file) {
        handle.createUpdate("insert into weights (sha256, content, gzip) values (:sha256, :content, :gzip)"
                        + " on conflict (sha256) do nothing")
                .bind("sha256", file.sha256())
                .bind("content", file.bytes())
                .bind("gzip", file.gzip())
                .execute();
    }

    /** Runs a decision about what is published, and what it changes, alone: others wait, in this process and in others. */
    <T> T alone(Supplier<T> decision) {
        return jdbi.inTransaction(handle -> {
            Gate.PUBLICATION.pass(handle);
            return decision.get();
        });
    }

    void publish(String id, Instant now) {
        jdbi.useTransaction(handle -> {
            setWithdrawn(handle, id, 0);
            handle.createUpdate("insert into publication (model_id, published_at) values (:id, :now)")
                    .bind("id", id)
                    .bind("now", now.toEpochMilli())
                    .execute();
        });
    }

    void withdraw(String id, Instant now) {
        jdbi.useTransaction(handle -> {
            setWithdrawn(handle, id, 1);
            handle.createUpdate(
                            "update publication set withdrawn_at = :now where model_id = :id and withdrawn_at is null")
                    .bind("id", id)
                    .bind("now", now.toEpochMilli())
                    .execute();
        });
    }

    /** The newest first. */
    List<Publication> publications(int most) {
        String sql = """
                select publication.*, model.name from publication join model on model.id = model_id
                order by publication.id desc limit :most
                """;
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("most", most)
                .map((row, context) -> new Publication(
                        row.getString("model_id"),
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("published_at")),
                        Nullables.moment(row, "withdrawn_at")))
                .list());
    }

    private static void setWithdrawn(Handle handle, String id, int withdrawn) {
        handle.createUpdate("update model set withdrawn = :withdrawn where id = :id")
                .bind("id", id)
                .bind("withdrawn", withdrawn)
                .execute();
    }

    private static Model model(ResultSet row, StatementContext context) throws SQLException {
        return new Model(
                row.getString("id"),
                row.getString("name"),
                row.getInt("latent_size"),
                row.getString("card"),
                row.getString("decoder"),
                row.getString("encoder"),
                row.getString("encoded_test"),
                row.getBoolean("published"),
                row.getBoolean("open"),
                row.getBoolean("open") && !row.getBoolean("withdrawn"),
                Nullables.number(row, "run_id"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
