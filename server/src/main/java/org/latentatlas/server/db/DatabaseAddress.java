package org.latentatlas.server.db;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.CannotStart;

/**
 * Where the database is: an SQLite file, or a PostgreSQL that several processes share.
 *
 * @param url for JDBC
 * @param user null where the url names one, or none is needed
 * @param password null as the user
 */
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** The file of an embedded database. */
    public static DatabaseAddress file(Path file) {
        return new DatabaseAddress("jdbc:sqlite:" + file, null, null);
    }

    /**
     * A PostgreSQL.
     *
     * @throws CannotStart when the url is none of PostgreSQL
     */
    public static DatabaseAddress postgresql(String url, @Nullable String user, @Nullable String password) {
        if (!url.startsWith(POSTGRESQL + "//") || url.length() == POSTGRESQL.length() + 2) {
            throw new CannotStart("The database is \"" + withoutQuery(url)
                    + "\"; expected an address like jdbc:postgresql://host:5432/name (--database or ATLAS_DATABASE), "
                    + "or none for a file in the data folder.");
        }
        return new DatabaseAddress(url, user, password);
    }

    /** Whether it is a file that belongs to one machine. */
    public boolean embedded() {
        return !url.startsWith(POSTGRESQL);
    }

    /** The address without user and password, which the url may contain. */
    String name() {
        return embedded() ? url.substring("jdbc:sqlite:".length()) : withoutQuery(url);
    }

    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query);
        return address.replaceFirst("//[^/@]*@", "//");
    }

    @Override
    public String toString() {
        return name();
    }
}
