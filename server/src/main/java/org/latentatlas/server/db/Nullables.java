package org.latentatlas.server.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Columns that may be null, as both databases read them. */
public final class Nullables {
    private Nullables() {}

    /** A whole number. */
    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** A moment, kept as milliseconds since 1970. */
    public static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Long milliseconds = number(row, column);
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }
}
