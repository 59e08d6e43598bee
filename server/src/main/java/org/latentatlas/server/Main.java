package org.latentatlas.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: every command is a class of the package that does its work. */
@Command(name = "latent-atlas", mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    /** Runs the command named by the arguments and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
