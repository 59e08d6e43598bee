package org.latentatlas.server.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Rows of the administrator, API tokens and secrets. Safe for many threads. */
final class AccountStore {
    private final Jdbi jdbi;

    AccountStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The administrator's row. */
    record Administrator(String passwordHash, int sessionEpoch) {}

    Optional<Administrator> administrator() {
        return jdbi.withHandle(handle -> handle.createQuery("select password_hash, session_epoch from administrator")
                .map((row, context) -> new Administrator(row.getString(1), row.getInt(2)))
                .findOne());
    }

    /** Makes the one administrator; false when there is one. */
    boolean add(String passwordHash, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "insert into administrator (id, password_hash, session_epoch, created_at)"
                                        + " values (1, :hash, 1, :now) on conflict (id) do nothing")
                        .bind("hash", passwordHash)
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }

    /** Ends every session. */
    void raiseSessionEpoch() {
        jdbi.useHandle(handle -> handle.execute("update administrator set session_epoch = session_epoch + 1"));
    }

    /** The value of that name; {@code value} becomes it when there is none. */
    String settingOr(String name, String value) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate(
                            "insert into setting (name, value) values (:name, :value) on conflict (name) do nothing")
                    .bind("name", name)
                    .bind("value", value)
                    .execute();
            return handle.createQuery("select value from setting where name = :name")
                    .bind("name", name)
                    .mapTo(String.class)
                    .one();
        });
    }

    void addToken(String name, String sha256, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into api_token (name, sha256, created_at) values (:name, :sha256, :now)")
                .bind("name", name)
                .bind("sha256", sha256)
                .bind("now", now.toEpochMilli())
                .execute());
    }

    List<ApiToken> tokens() {
        String sql = "select id, name, created_at from api_token where revoked_at is null order by id";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .map((row, context) ->
                        new ApiToken(row.getLong(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
                .list());
    }

    boolean knowsToken(String sha256) {
        String sql = "select count(*) from api_token where sha256 = :sha256 and revoked_at is null";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                        .bind("sha256", sha256)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** False when there is no such token, or it was revoked before. */
    boolean revoke(long id, Instant now) {
        String sql = "update api_token set revoked_at = :now where id = :id and revoked_at is null";
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                        .bind("id", id)
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }
}
