package org.latentatlas.server.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DamagedDataSet;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSetUnavailable;
import org.latentatlas.server.datasets.DataSets;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model from the command line and writes its folder. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Trains a model and writes decoder, encoder, encoded test set and card into a folder.")
public final class TrainCommand implements Callable<Integer> {
    private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Purpose purpose = new Purpose();

    /** What is made: a model or a text. */
    private static final class Purpose {
        @Option(names = "--out", description = "folder for the model and its checkpoint")
        private @Nullable Path out;

        @Option(names = "--print-settings", description = "only print the settings, as --settings reads them")
        private boolean printSettings;
    }

    @Mixin
    private DataSetOptions datasets = new DataSetOptions();

    @Option(names = "--resume", description = "go on from the checkpoint in the folder, with its settings")
    private boolean resume;

    @Option(names = "--settings", paramLabel = "FILE", description = "settings as JSON; other options override them")
    private @Nullable Path settingsFile;

    /** Called by picocli. */
    @Spec
    void take(CommandSpec command) {
        spec = command;
        SettingOptions.TRAINING.addTo(command);
    }

    @Override
    public Integer call() throws IOException {
        CommandSpec command = spec();
        if (purpose.printSettings || purpose.out == null) {
            command.commandLine().getOut().println(SettingsJson.write(settings(null)));
            return 0;
        }
        var terminal = new ProgressBar(command.commandLine().getOut());
        var folder = new ModelFolder(purpose.out);
        try {
            Checkpoint checkpoint = resume ? folder.readCheckpoint() : null;
            TrainingSettings settings = settings(checkpoint);
            DataSet data = new DataSets(datasets.folder()).open(settings.dataset(), terminal::download);
            TrainedModel model = Training.run(settings, data, checkpoint, terminal.listener(folder));
            folder.write(model);
            terminal.line("Written to " + purpose.out + ".");
            return 0;
        } catch (TrainingFailed failure) {
            if (failure.lastGood() != null) {
                folder.writeCheckpoint(failure.lastGood());
            }
            return terminal.fail(failure);
        } catch (DataSetUnavailable | DamagedDataSet failure) {
            return terminal.fail(failure);
        }
    }

    private TrainingSettings settings(@Nullable Checkpoint resumed) throws IOException {
        ObjectNode given = given(resumed);
        given.setAll(SettingsText.json(
                SettingOptions.TRAINING.given(spec().commandLine().getParseResult())));
        try {
            return SettingsJson.usable(given);
        } catch (InvalidSettings invalid) {
            throw new ParameterException(spec().commandLine(), invalid.getMessage(), invalid);
        }
    }

    /** The settings that options override. */
    private ObjectNode given(@Nullable Checkpoint resumed) throws IOException {
        if (settingsFile == null) {
            return resumed == null ? JsonNodeFactory.instance.objectNode() : SettingsJson.tree(resumed.settings());
        }
        if (!Files.isRegularFile(settingsFile)) {
            throw new ParameterException(spec().commandLine(), "There is no settings file " + settingsFile + ".");
        }
        try {
            return SettingsJson.parse(Files.readString(settingsFile));
        } catch (InvalidSettings invalid) {
            throw new ParameterException(spec().commandLine(), settingsFile + ": " + invalid.getMessage(), invalid);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification");
        }
        return spec;
    }
}
