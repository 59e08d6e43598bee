package org.latentatlas.server.accounts;

import org.latentatlas.server.db.DataFolderOption;
import org.latentatlas.server.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code token}: makes an API token for the site that keeps its things in a data folder, running or not. */
@Command(
        name = "token",
        description = "Make an API token and print it; it cannot be shown again.",
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Runnable {
    @Mixin
    private DataFolderOption folder = new DataFolderOption();

    @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "command line", description = "What to call it.")
    String name = "command line";

    @Override
    public void run() {
        try (Database database = folder.database()) {
            System.out.println(new ApiTokens(database.jdbi()).create(name));
        }
    }
}
