package org.latentatlas.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.latentatlas.server.CannotStart;

/**
 * The embedded SQLite database: a pool of connections, migrated to this program's schema. Safe for many threads. The
 * SQL of migrations and stores is plain enough for PostgreSQL; what differs are the migrations' placeholders.
 */
public final class Database implements AutoCloseable {
    private final HikariDataSource connections;
    private final Jdbi jdbi;

    private Database(HikariDataSource connections) {
        this.connections = connections;
        this.jdbi = Jdbi.create(connections);
    }

    /**
     * Opens the database file, creates it where it is missing, and brings its schema up to date.
     *
     * @throws CannotStart when the file is no database, or one that this version cannot use
     */
    public static Database open(Path file) {
        try {
            var connections = new HikariDataSource(settings(file));
            try {
                migrate(connections);
            } catch (FlywayException e) {
                connections.close();
                throw e;
            }
            return new Database(connections);
        } catch (FlywayException | PoolInitializationException e) {
            throw new CannotStart(
                    "The database " + file + " cannot be opened by this version of Latent Atlas. "
                            + "Move it away, or give another folder with --data.",
                    e);
        }
    }

    private static HikariConfig settings(Path file) {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl("jdbc:sqlite:" + file);
        config.setMaximumPoolSize(4);
        config.addDataSourceProperty("journal_mode", "WAL"); // readers never wait for the writer
        config.addDataSourceProperty("synchronous", "FULL"); // a link given out survives a power cut
        config.addDataSourceProperty("busy_timeout", "10000"); // milliseconds
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("transaction_mode", "IMMEDIATE"); // never an upgrade from read to write lock
        return config;
    }

    private static void migrate(HikariDataSource connections) {
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:db/migration")
                .placeholders(Map.of("id", "integer primary key autoincrement", "bytes", "blob"))
                .load()
                .migrate();
    }

    /** Runs SQL. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Whether it can be read now. */
    public boolean answers() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
        } catch (JdbiException e) {
            return false;
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
