package org.latentatlas.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.latentatlas.server.db.DatabaseAddress;

/** A real PostgreSQL for the tests of this process, started by the first and ended with the process. */
public final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }
    }

    /** An empty database. */
    public static DatabaseAddress create() throws SQLException {
        String name = "atlas" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create database " + name);
        }
        return new DatabaseAddress(Server.POSTGRES.getJdbcUrl("postgres", name), null, null);
    }

    /** Where it listens. */
    public static int port() {
        return Server.POSTGRES.getPort();
    }
}
