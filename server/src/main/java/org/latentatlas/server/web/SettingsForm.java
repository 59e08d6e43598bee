package org.latentatlas.server.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.training.objective.Objective;

/**
 * The form that starts a run, as it stands.
 *
 * @param dataSets names of those that there are
 * @param fields what is in each field, by the setting's name
 * @param problems a sentence for each field at fault
 * @param estimate what the run will take, null while a field is at fault
 */
public record SettingsForm(
        List<String> dataSets,
        Map<String, String> fields,
        Map<String, String> problems,
        @Nullable EstimateView estimate) {
    /** What is in a field. */
    public String value(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What is wrong with a field; empty when nothing is. */
    public String problem(String name) {
        return problems.getOrDefault(name, "");
    }

    /** Whether anything is wrong. */
    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** Whether the decoder's layers are a dense one and two of channels. */
    public boolean convolutional() {
        return value("network").equals("convolutional") || value("network").equals("residual");
    }

    /** Whether the objective may draw more than one latent point for an image. */
    public boolean drawsSamples() {
        return !Objective.WASSERSTEIN.contains(value("objective"));
    }

    /** The data sets to choose from, by the name that is sent. */
    public Map<String, String> dataSetOptions() {
        var options = new LinkedHashMap<String, String>();
        dataSets.forEach(name -> options.put(name, dataSetName(name)));
        return options;
    }

    /** What pages call a data set. */
    static String dataSetName(String name) {
        return switch (name) {
            case "mnist" -> "MNIST";
            case "drawn" -> "Drawn digits";
            default -> name;
        };
    }

    /** What the objective is, in a sentence. */
    public String objectiveHelp() {
        return switch (value("objective")) {
            case "iwae" -> "Importance-weighted: a tighter bound than the ELBO.";
            case "iwae-dreg" -> "Importance-weighted, with less noise in the encoder's gradient.";
            case "wae-mmd" -> "Wasserstein autoencoder: all latent points together follow the prior, by a kernel.";
            case "sliced-wasserstein" ->
                "Wasserstein autoencoder: all latent points together follow the prior, by sorted projections.";
            default -> "Minus the evidence lower bound (ELBO).";
        };
    }

    /** What can be chosen, by the value that is sent, in the order of the page. */
    public static final class Options {
        public static final Map<String, String> NETWORKS =
                of("dense", "Dense", "convolutional", "Convolutional", "residual", "Residual");
        public static final Map<String, String> ACTIVATIONS = of("silu", "SiLU", "relu", "ReLU", "tanh", "tanh");
        public static final Map<String, String> OBJECTIVES = of(
                "vae",
                "VAE",
                "iwae",
                "IWAE",
                "iwae-dreg",
                "IWAE-DReG",
                "wae-mmd",
                "WAE-MMD",
                "sliced-wasserstein",
                "Sliced WAE");
        public static final Map<String, String> LIKELIHOODS = of("binarised", "Binarised", "grey", "Grey");
        public static final Map<String, String> SCHEDULES = of("cosine", "Cosine", "constant", "Constant");
        public static final Map<String, String> PRECISIONS = of("float32", "float32", "bfloat16", "bfloat16");
        public static final Map<String, String> DEVICES = of("auto", "Automatic", "cpu", "Processor", "gpu", "GPU");

        private Options() {}

        private static Map<String, String> of(String... valuesAndLabels) {
            var options = new LinkedHashMap<String, String>();
            for (int i = 0; i < valuesAndLabels.length; i += 2) {
                options.put(valuesAndLabels[i], valuesAndLabels[i + 1]);
            }
            return Collections.unmodifiableMap(options);
        }
    }
}
