package org.latentatlas.server.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.server.datasets.DamagedDataSet;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSetUnavailable;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.weights.DamagedFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures an exported model on the test images of its data set. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Prints every figure of an exported model on the test images of its data set, with its standard error"
                        + " over the images and its definition.")
public final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_SAMPLES = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "folder that train wrote")
    private Path folder = Path.of("");

    @Mixin
    private DataSetOptions datasets = new DataSetOptions();

    @Option(names = "--samples", defaultValue = "1000", description = "samples of the log-likelihood, 1 to 100000")
    private int samples;

    @Option(names = "--write", description = "replace the figures on the model's card by these")
    private boolean write;

    /** Called by picocli. */
    @Spec
    void take(CommandSpec command) {
        spec = command;
        SettingOptions.MACHINE.addTo(command);
    }

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification");
        }
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new ParameterException(
                    spec.commandLine(), "samples is " + samples + "; expected 1 to " + MOST_SAMPLES + ".");
        }
        TrainingSettings machine = machine(spec.commandLine());
        var terminal = new ProgressBar(spec.commandLine().getOut());
        try {
            var files = new ModelFolder(folder);
            ObjectNode card = card(files);
            DataSet data = new DataSets(datasets.folder())
                    .open(card.at("/dataset/name").asText(), terminal::download);
            String likelihood = card.at("/settings/likelihood").asText();
            List<Metric> metrics = measure(machine, files, data, likelihood);
            metrics.forEach(metric -> terminal.line(line(metric)));
            if (write) {
                card.set("metrics", JSON.valueToTree(metrics));
                files.writeCard(Card.print(card));
            }
            return 0;
        } catch (TrainingFailed | DataSetUnavailable | DamagedDataSet | DamagedFile | UnfitNetwork failure) {
            return terminal.fail(failure);
        }
    }

    private static TrainingSettings machine(CommandLine line) {
        try {
            return SettingsText.usable(SettingOptions.MACHINE.given(line.getParseResult()));
        } catch (InvalidSettings invalid) {
            throw new ParameterException(line, invalid.getMessage(), invalid);
        }
    }

    private static ObjectNode card(ModelFolder files) throws IOException {
        if (JSON.readTree(files.read("card.json")) instanceof ObjectNode card) {
            return card;
        }
        throw new TrainingFailed("card.json is no JSON object", (Checkpoint) null);
    }

    private static String line(Metric metric) {
        String error =
                metric.standardError() == null ? "" : String.format(Locale.ROOT, "± %.4f ", metric.standardError());
        return String.format(
                Locale.ROOT,
                "%-38s %10.4f %s%s (%s)",
                metric.name(),
                metric.value(),
                error,
                metric.unit(),
                metric.definition());
    }

    private List<Metric> measure(TrainingSettings machine, ModelFolder files, DataSet data, String likelihood)
            throws IOException {
        Engine engine = Torch.start(machine.threads());
        try (NDManager manager = engine.newBaseManager(Torch.device(engine, machine.device()));
                var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Vae vae = Export.read(manager, files.read("encoder.safetensors"), files.read("decoder.safetensors"));
            return TestFigures.measure(manager, vae, data, likelihood, samples, data.testCount());
        }
    }
}
