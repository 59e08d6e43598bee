package org.latentatlas.server.walks;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Rows of shared walks. Safe for many threads. */
final class WalkStore {
    private final Jdbi jdbi;

    WalkStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<String> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select json from walk where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
    }

    /** Adds a walk; leaves the row alone that has this id already. */
    void add(String id, String modelId, String json, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into walk (id, model_id, json, created_at) values (:id, :modelId, :json, :now)"
                                + " on conflict (id) do nothing")
                .bind("id", id)
                .bind("modelId", modelId)
                .bind("json", json)
                .bind("now", now.toEpochMilli())
                .execute());
    }
}
