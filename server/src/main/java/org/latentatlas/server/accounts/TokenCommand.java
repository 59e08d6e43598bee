package org.latentatlas.server.accounts;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.db.DataFolder;
import org.latentatlas.server.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code token}: makes an API token for the site that keeps its things in a data folder, running or not. */
@Command(
        name = "token",
        description = "Make an API token and print it; it cannot be shown again.",
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Runnable {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The site's data folder; ./data unless ATLAS_DATA says more.")
    @Nullable
    String data;

    @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "command line", description = "What to call it.")
    String name = "command line";

    @Override
    public void run() {
        String variable = System.getenv("ATLAS_DATA");
        String folder = data != null ? data : variable == null || variable.isBlank() ? "data" : variable;
        try (Database database = Database.open(DataFolder.open(Path.of(folder)).database())) {
            System.out.println(new ApiTokens(database.jdbi()).create(name));
        }
    }
}
