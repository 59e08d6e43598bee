package org.latentatlas.server.db;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.CannotStart;
import org.latentatlas.server.Given;
import picocli.CommandLine.Option;

/** The options that name a site's data folder and database. The password comes from the environment alone: everybody sees options. */
public final class DatabaseOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The site's data folder; ./data unless ATLAS_DATA says more.")
    private @Nullable String data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "A PostgreSQL as jdbc:postgresql://host:5432/name; a file in the data folder unless "
                    + "ATLAS_DATABASE says more. ATLAS_DATABASE_PASSWORD gives the password.")
    private @Nullable String database;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            description = "Who signs in to PostgreSQL, unless ATLAS_DATABASE_USER says so.")
    private @Nullable String user;

    /**
     * The data folder.
     *
     * @throws CannotStart when its name is no path
     */
    public Path data(Map<String, String> environment) {
        return Given.folder("data", Given.of(data, environment, "ATLAS_DATA").orElse("data"));
    }

    /**
     * Where the database is.
     *
     * @throws CannotStart when the address is none
     */
    public DatabaseAddress address(Map<String, String> environment) {
        Optional<String> url = Given.of(database, environment, "ATLAS_DATABASE");
        if (url.isEmpty()) {
            return DatabaseAddress.file(DataFolder.database(data(environment)));
        }
        return DatabaseAddress.postgresql(
                url.get(),
                Given.of(user, environment, "ATLAS_DATABASE_USER").orElse(null),
                Given.of(null, environment, "ATLAS_DATABASE_PASSWORD").orElse(null));
    }

    /**
     * Opens the site's database, which is to be closed; the site may be running.
     *
     * @throws CannotStart when the folder or the database cannot be used
     */
    public Database open() {
        DatabaseAddress address = address(System.getenv());
        if (address.embedded()) {
            DataFolder.open(data(System.getenv()));
        }
        return Database.open(address);
    }
}
