package org.latentatlas.server.training;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.server.datasets.DataSets;

/**
 * Everything that decides what a training run does; the same settings, device and thread count give the same weights.
 *
 * @param dataset a name of {@link DataSets#NAMES}
 * @param latentSize latent dimensions, 1 to 64
 * @param network {@code dense} or {@code convolutional}
 * @param hidden sizes of the decoder's layers between latent and pixels (dense) or its channels from the coarsest
 *     grid to the finest (convolutional); the encoder mirrors them. 1 to 6 numbers, each 1 to 2048
 * @param likelihood {@code binarised}: Bernoulli on pixels drawn anew for every step with the grey value as
 *     probability; {@code grey}: the same likelihood on the grey values themselves
 * @param beta weight of the KL term, 0 to 100; 1 is the evidence lower bound
 * @param epochs passes over the training images, 1 to 10,000
 * @param batch images per step, 1 to 8192
 * @param learningRate Adam's step size at its highest, above 0 and at most 1
 * @param schedule {@code constant}, or {@code cosine} (falls to a hundredth); both warm up over 200 steps
 * @param seed decides initial weights, order, noise and binarisation
 * @param device {@code auto} (a GPU when there is one), {@code cpu} or {@code gpu}
 * @param threads processor threads, 0 for all
 * @param limit how many training images are used, 0 for all
 */
public record TrainingSettings(
        String dataset,
        int latentSize,
        String network,
        List<Integer> hidden,
        String likelihood,
        double beta,
        int epochs,
        int batch,
        double learningRate,
        String schedule,
        long seed,
        String device,
        int threads,
        int limit) {

    /** Settings that train a good map of MNIST in a few minutes. */
    public static TrainingSettings defaults() {
        return new TrainingSettings(
                "mnist",
                2,
                "dense",
                List.of(64, 128, 256), // the decoder's; the encoder mirrors it
                "binarised",
                1.0, // the evidence lower bound itself
                30,
                200,
                1e-3,
                "cosine",
                1,
                "auto",
                0, // all threads
                0); // all images
    }

    public TrainingSettings {
        hidden = List.copyOf(hidden);
    }

    /** What is wrong with these settings, in the order of the fields; empty when they can be used. */
    public List<SettingProblem> validate() {
        var problems = new ArrayList<SettingProblem>();
        oneOf(problems, "dataset", dataset, DataSets.NAMES);
        between(problems, "latentSize", latentSize, 1, 64);
        oneOf(problems, "network", network, List.of("dense", "convolutional"));
        boolean sizesFit = hidden.stream().allMatch(size -> size >= 1 && size <= 2048);
        int most = network.equals("convolutional") ? 2 : 6;
        if (hidden.isEmpty() || hidden.size() > most || !sizesFit) {
            String form = network.equals("convolutional")
                    ? "1 or 2 channel numbers for the convolutional network"
                    : "1 to 6 layer sizes";
            problems.add(
                    new SettingProblem("hidden", "hidden is " + hidden + "; expected " + form + ", each 1 to 2048."));
        }
        oneOf(problems, "likelihood", likelihood, List.of("binarised", "grey"));
        between(problems, "beta", beta, 0, 100);
        between(problems, "epochs", epochs, 1, 10_000);
        between(problems, "batch", batch, 1, 8192);
        if (!(learningRate > 0 && learningRate <= 1)) {
            String message = "learningRate is " + learningRate + "; expected a number above 0 and at most 1.";
            problems.add(new SettingProblem("learningRate", message));
        }
        oneOf(problems, "schedule", schedule, List.of("constant", "cosine"));
        oneOf(problems, "device", device, List.of("auto", "cpu", "gpu"));
        between(problems, "threads", threads, 0, 1024);
        between(problems, "limit", limit, 0, 10_000_000);
        return List.copyOf(problems);
    }

    private static void oneOf(List<SettingProblem> problems, String field, String value, List<String> names) {
        if (!names.contains(value)) {
            String message = field + " is \"" + value + "\"; expected one of " + String.join(", ", names) + ".";
            problems.add(new SettingProblem(field, message));
        }
    }

    private static void between(List<SettingProblem> problems, String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            String message = field + " is " + plain(value) + "; expected " + plain(low) + " to " + plain(high) + ".";
            problems.add(new SettingProblem(field, message));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
