package org.latentatlas.server.db;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.latentatlas.server.CannotStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}: copies the database file of a site, as it is at one moment, while the site goes on. */
@Command(
        name = "backup",
        description = "Copy the database of a site, running or not, into a new file (SQLite; PostgreSQL has pg_dump).",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Runnable {
    @Mixin
    private DatabaseOptions site = new DatabaseOptions();

    @Parameters(paramLabel = "FILE", description = "The copy; must not exist yet.")
    private Path copy = Path.of("");

    @Override
    public void run() {
        DatabaseAddress address = site.address(System.getenv());
        if (!address.embedded()) {
            throw new CannotStart("The database " + address.name()
                    + " is a PostgreSQL: back it up with pg_dump, as docs/operations.md says.");
        }
        if (!Files.isRegularFile(Path.of(address.name()))) {
            throw new CannotStart("There is no database " + address.name() + ". Name the site's folder with --data.");
        }
        if (Files.exists(copy)) {
            throw new CannotStart(copy + " exists already. Name a new file.");
        }
        try (Connection connection = DriverManager.getConnection(address.url());
                PreparedStatement sql = connection.prepareStatement("vacuum into ?")) {
            sql.setString(1, copy.toString());
            sql.execute();
        } catch (SQLException e) {
            throw new CannotStart(address.name() + " could not be copied to " + copy + ": " + e.getMessage(), e);
        }
        System.out.println(address.name() + " is copied to " + copy);
    }
}
