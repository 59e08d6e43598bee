package org.latentatlas.server;

import java.util.List;
import java.util.stream.Stream;
import org.latentatlas.server.accounts.TokenCommand;
import org.latentatlas.server.db.BackupCommand;
import org.latentatlas.server.models.ModelsCommand;
import org.latentatlas.server.runs.WorkCommand;
import org.latentatlas.server.training.EvaluateCommand;
import org.latentatlas.server.training.TrainCommand;
import org.latentatlas.server.web.ServeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: every command is a class of the package that does its work. */
@Command(
        name = "latent-atlas",
        description = "Train variational autoencoders and explore their latent space in a browser.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            WorkCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ModelsCommand.class,
            TokenCommand.class,
            BackupCommand.class
        })
public final class Main {
    /** Status when the command could not do its work. */
    private static final int FAILED = 1;

    private Main() {}

    /** Runs the command named by the arguments and ends the process with its exit status. */
    public static void main(String[] args) {
        var commands = new CommandLine(new Main());
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof CannotStart) {
                command.getErr().println(failure.getMessage());
                return FAILED;
            }
            throw failure;
        });
        System.exit(commands.execute(withCommand(args)));
    }

    /** Without a command the site is served. */
    private static String[] withCommand(String[] args) {
        List<String> own = List.of("-h", "--help", "-V", "--version");
        if (args.length > 0 && (!args[0].startsWith("-") || own.contains(args[0]))) {
            return args;
        }
        return Stream.concat(Stream.of("serve"), Stream.of(args)).toArray(String[]::new);
    }
}
