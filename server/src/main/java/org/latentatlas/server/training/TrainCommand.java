package org.latentatlas.server.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DamagedDataSet;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSetUnavailable;
import org.latentatlas.server.datasets.DataSets;
import picocli.CommandLine.Command;
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
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--datasets",
            defaultValue = "${env:ATLAS_DATASETS:-data/datasets}",
            description = "folder of the data sets")
    private Path datasets = Path.of("");

    @Option(names = "--dataset", defaultValue = "mnist", description = "mnist or drawn")
    private String dataset = "";

    @Option(names = "--out", required = true, description = "folder for the model and its checkpoint")
    private Path out = Path.of("");

    @Option(names = "--resume", description = "go on from the checkpoint in the folder")
    private boolean resume;

    @Option(names = "--latent", defaultValue = "2", description = "latent dimensions")
    private int latent;

    @Option(names = "--network", defaultValue = "dense", description = "dense, convolutional or residual")
    private String network = "";

    @Option(
            names = "--hidden",
            split = ",",
            description = "sizes of the decoder; convolutional and residual: dense layer, coarse and fine channels"
                    + " (default: 64,128,128; convolutional and residual: 64,32,16)")
    private @Nullable List<Integer> hidden;

    @Option(
            names = "--encoder-hidden",
            split = ",",
            description = "sizes of the encoder (default: the decoder's, mirrored)")
    private @Nullable List<Integer> encoderHidden;

    @Option(names = "--activation", defaultValue = "silu", description = "silu, relu or tanh")
    private String activation = "";

    @Option(names = "--objective", defaultValue = "vae", description = "vae, iwae, wae-mmd or sliced-wasserstein")
    private String objective = "";

    @Option(names = "--samples", defaultValue = "1", description = "points of the latent space drawn for every image")
    private int samples;

    @Option(names = "--likelihood", defaultValue = "binarised", description = "binarised or grey")
    private String likelihood = "";

    @Option(names = "--beta", defaultValue = "1", description = "weight of the KL term")
    private double beta;

    @Option(names = "--beta-warm-up", defaultValue = "0", description = "epochs over which beta rises from 0")
    private int betaWarmUp;

    @Option(names = "--epochs", defaultValue = "30", description = "passes over the training images")
    private int epochs;

    @Option(names = "--batch", defaultValue = "200", description = "images per step")
    private int batch;

    @Option(names = "--learning-rate", defaultValue = "0.002", description = "Adam's step size at its highest")
    private double learningRate;

    @Option(names = "--schedule", defaultValue = "cosine", description = "constant or cosine")
    private String schedule = "";

    @Option(
            names = "--averaging",
            defaultValue = "0",
            description = "decay of the moving average of the weights, such as 0.999; 0 for none")
    private double averaging;

    @Option(
            names = "--precision",
            defaultValue = "float32",
            description = "float32, or bfloat16: faster where the processor has it")
    private String precision = "";

    @Option(names = "--seed", defaultValue = "1", description = "decides all randomness")
    private long seed;

    @Option(names = "--device", defaultValue = "auto", description = "cpu, gpu or auto")
    private String device = "";

    @Option(names = "--threads", defaultValue = "0", description = "processor threads, 0 for all")
    private int threads;

    @Option(names = "--limit", defaultValue = "0", description = "training images used, 0 for all")
    private int limit;

    @Override
    public Integer call() throws IOException {
        TrainingSettings settings = settings();
        List<SettingProblem> problems = settings.validate();
        if (!problems.isEmpty()) {
            String sentences = String.join(
                    "\n", problems.stream().map(SettingProblem::message).toList());
            throw new ParameterException(spec().commandLine(), sentences);
        }
        var terminal = new ProgressBar(spec().commandLine().getOut());
        var folder = new ModelFolder(out);
        try {
            Checkpoint checkpoint = resume ? folder.readCheckpoint() : null;
            DataSet data = new DataSets(datasets).open(dataset, terminal::download);
            TrainedModel model = Training.run(settings, data, checkpoint, terminal.listener(folder));
            folder.write(model);
            terminal.line("Written to " + out + ".");
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

    private TrainingSettings settings() {
        return new TrainingSettings(
                dataset,
                latent,
                network,
                hidden == null ? TrainingSettings.defaultHidden(network) : hidden,
                encoderHidden == null ? List.of() : encoderHidden,
                activation,
                objective,
                samples,
                likelihood,
                beta,
                betaWarmUp,
                epochs,
                batch,
                learningRate,
                schedule,
                averaging,
                precision,
                seed,
                device,
                threads,
                limit);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification");
        }
        return spec;
    }
}
