package org.latentatlas.server.db;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.CannotStart;
import picocli.CommandLine.Option;

/** The option that names the data folder of a site, running or not. */
public final class DataFolderOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The site's data folder; ./data unless ATLAS_DATA says more.")
    private @Nullable String data;

    /**
     * Opens the site's database, which is to be closed.
     *
     * @throws CannotStart when the folder or the database cannot be used
     */
    public Database database() {
        String variable = System.getenv("ATLAS_DATA");
        String folder = data != null ? data : variable == null || variable.isBlank() ? "data" : variable;
        return Database.open(DataFolder.open(Path.of(folder)).database());
    }
}
