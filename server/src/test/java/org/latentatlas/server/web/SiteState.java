package org.latentatlas.server.web;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a site's SQLite database holds, for tests that expect it not to change. */
final class SiteState {
    private SiteState() {}

    /** How many rows each table has, and what matters in them. */
    static Map<String, String> of(Path data) throws SQLException {
        Map<String, String> state = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("latent-atlas.db"));
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select name from sqlite_master where type = 'table'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                state.put(table, one(statement, "select count(*) from " + table));
            }
            state.put("run.state", one(statement, "select group_concat(state) from run"));
            state.put("model.withdrawn", one(statement, "select group_concat(withdrawn) from model"));
        }
        return state;
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
