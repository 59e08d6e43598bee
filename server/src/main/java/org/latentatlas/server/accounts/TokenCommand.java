package org.latentatlas.server.accounts;

import org.latentatlas.server.CannotStart;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.db.DatabaseOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code token}: makes an API token for a site, running or not. */
@Command(
        name = "token",
        description = "Make an API token and print it; it cannot be shown again.",
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Runnable {
    @Mixin
    private DatabaseOptions site = new DatabaseOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "command line", description = "What to call it.")
    String name = "command line";

    @Override
    public void run() {
        try (Database database = site.open()) {
            System.out.println(new ApiTokens(database.jdbi()).create(name));
        } catch (UnfitTokenName fault) {
            throw new CannotStart("No token was made: " + fault.getMessage(), fault);
        }
    }
}
