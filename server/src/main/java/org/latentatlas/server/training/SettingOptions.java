package org.latentatlas.server.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The training settings as options of the command line. */
final class SettingOptions {
    /**
     * One of them.
     *
     * @param setting the name of the {@link TrainingSettings} component
     */
    private record Option(String setting, String name, String description) {}

    private static final List<Option> ALL = List.of(
            new Option("dataset", "--dataset", "mnist, drawn, or the name of a folder of --datasets"),
            new Option("latentSize", "--latent", "latent dimensions, 1 to 64"),
            new Option("network", "--network", "dense, convolutional or residual"),
            new Option(
                    "hidden",
                    "--hidden",
                    "sizes of the decoder; convolutional and residual: dense layer, coarse and fine channels, such as 64,32,16"),
            new Option("encoderHidden", "--encoder-hidden", "sizes of the encoder; empty: the decoder's, mirrored"),
            new Option("activation", "--activation", "silu, relu or tanh"),
            new Option("objective", "--objective", "vae, iwae, iwae-dreg, wae-mmd or sliced-wasserstein"),
            new Option(
                    "samples",
                    "--samples",
                    "latent points drawn for every image; iwae, iwae-dreg: at least 2, by default 5"),
            new Option("samplesWarmUp", "--samples-warm-up", "epochs over which the samples rise from 1"),
            new Option("likelihood", "--likelihood", "binarised or grey"),
            new Option("beta", "--beta", "weight of the KL term, or of a Wasserstein autoencoder's divergence"),
            new Option("betaWarmUp", "--beta-warm-up", "epochs over which beta rises from 0"),
            new Option("epochs", "--epochs", "passes over the training images"),
            new Option("batch", "--batch", "images per step"),
            new Option("learningRate", "--learning-rate", "Adam's step size at its highest"),
            new Option("schedule", "--schedule", "constant or cosine"),
            new Option("clipping", "--clipping", "longest gradient of a step, such as 1000; 0: none"),
            new Option(
                    "averaging", "--averaging", "decay of the moving average of the weights, such as 0.999; 0: none"),
            new Option("precision", "--precision", "float32, or bfloat16: faster where the processor has it"),
            new Option("seed", "--seed", "decides all randomness"),
            new Option("device", "--device", "cpu, gpu or auto"),
            new Option("threads", "--threads", "processor threads, 0 for all"),
            new Option("limit", "--limit", "training images used, 0 for all"));

    /** All settings. */
    static final SettingOptions TRAINING = new SettingOptions(ALL);
    /** Those that say where to compute. */
    static final SettingOptions MACHINE = new SettingOptions(ALL.stream()
            .filter(option -> List.of("device", "threads").contains(option.setting()))
            .toList());

    private final List<Option> options;

    private SettingOptions(List<Option> options) {
        this.options = options;
    }

    /** Adds the options to a command. */
    void addTo(CommandSpec command) {
        Map<String, String> defaults = SettingsText.write(TrainingSettings.defaults());
        for (Option option : options) {
            String value = defaults.getOrDefault(option.setting(), "").replace(" ", "");
            command.addOption(OptionSpec.builder(option.name())
                    .type(String.class)
                    .paramLabel("<" + option.name().substring(2) + ">")
                    .description(option.description() + (value.isEmpty() ? "" : " (default: " + value + ")"))
                    .build());
        }
    }

    /** The text of every setting that was given, by its name. */
    Map<String, String> given(ParseResult line) {
        var texts = new LinkedHashMap<String, String>();
        for (Option option : options) {
            if (line.hasMatchedOption(option.name())) {
                texts.put(option.setting(), line.matchedOptionValue(option.name(), ""));
            }
        }
        return texts;
    }

    /** The options that give these settings: those that differ from the defaults. */
    static String line(TrainingSettings settings) {
        Map<String, String> defaults =
                SettingsText.write(TrainingSettings.defaults(settings.network(), settings.objective()));
        defaults.put("network", TrainingSettings.defaults().network());
        defaults.put("objective", TrainingSettings.defaults().objective());
        Map<String, String> texts = SettingsText.write(settings);
        var line = new StringBuilder();
        for (Option option : ALL) {
            String text = texts.getOrDefault(option.setting(), "");
            if (!text.equals(defaults.get(option.setting()))) {
                line.append(' ').append(option.name()).append(' ').append(text.replace(" ", ""));
            }
        }
        return line.toString();
    }
}
