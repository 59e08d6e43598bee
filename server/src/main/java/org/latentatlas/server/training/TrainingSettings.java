package org.latentatlas.server.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.server.datasets.DataSets;

/**
 * Everything that decides what a training run does; the same settings, device and thread count give the same weights.
 *
 * @param dataset a name of {@link DataSets#NAMES}
 * @param latentSize latent dimensions, 1 to 64
 * @param network {@code dense} or {@code convolutional}
 * @param hidden the decoder's sizes between latent and pixels. Dense: 1 to 6 layers, each 1 to 2048. Convolutional: three
 *     numbers, the dense layer's size, the channels of the 7 x 7 grid and those of the 14 x 14 grid
 * @param encoderHidden the same in the encoder's order, from pixels to latent; empty for the mirror image of {@code hidden}
 * @param likelihood {@code binarised}: Bernoulli on pixels drawn anew for every step with the grey value as
 *     probability; {@code grey}: the same formula on the grey values themselves
 * @param beta weight of the KL term, 0 to 100; 1 is the evidence lower bound
 * @param epochs passes over the training images, 1 to 10,000
 * @param batch images per step, 1 to 8192
 * @param learningRate Adam's step size at its highest, above 0 and at most 1
 * @param schedule {@code constant}, or {@code cosine} (falls to a hundredth); both warm up over 200 steps
 * @param precision {@code float32}, or {@code bfloat16} for the products of all layers but the two next to the latent point:
 *     faster where the processor or the GPU has instructions for it
 * @param seed decides initial weights, order, noise and binarisation
 * @param device {@code auto} (a GPU when there is one), {@code cpu} or {@code gpu}
 * @param threads processor threads, 0 for all
 * @param limit how many training images are used, 0 for all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainingSettings(
        String dataset,
        int latentSize,
        String network,
        List<Integer> hidden,
        List<Integer> encoderHidden,
        String likelihood,
        double beta,
        int epochs,
        int batch,
        double learningRate,
        String schedule,
        String precision,
        long seed,
        String device,
        int threads,
        int limit) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CHANNELS = 512;
    private static final int MOST_UNITS = 2048;

    /** Copies the lists; what older settings lack gets the value it had then. */
    public TrainingSettings {
        hidden = List.copyOf(hidden);
        encoderHidden = encoderHidden == null ? List.of() : List.copyOf(encoderHidden);
        precision = precision == null ? "float32" : precision;
    }

    /**
     * The same settings but for some.
     *
     * @param changes values by the names of this record's components
     */
    public TrainingSettings with(Map<String, ?> changes) {
        ObjectNode settings = JSON.valueToTree(this);
        settings.setAll((ObjectNode) JSON.valueToTree(changes));
        try {
            return JSON.treeToValue(settings, TrainingSettings.class);
        } catch (JsonProcessingException misfit) {
            throw new IllegalArgumentException("these are no settings: " + changes, misfit);
        }
    }

    /** Settings that train a good map of MNIST in a few minutes. */
    public static TrainingSettings defaults() {
        return new TrainingSettings(
                "mnist",
                2,
                "dense",
                defaultHidden("dense"),
                List.of(), // the decoder's, mirrored
                "binarised",
                1.0, // the evidence lower bound itself
                30,
                200,
                2e-3,
                "cosine",
                "float32",
                1,
                "auto",
                0, // all threads
                0); // all images
    }

    /** Sizes that suit a network: a decoder of 220 to 250 KB. */
    public static List<Integer> defaultHidden(String network) {
        return network.equals("convolutional") ? List.of(64, 32, 16) : List.of(64, 128, 128);
    }

    /** What is wrong with these settings, in the order of the fields; empty when they can be used. */
    public List<SettingProblem> validate() {
        var problems = new ArrayList<SettingProblem>();
        oneOf(problems, "dataset", dataset, DataSets.NAMES);
        between(problems, "latentSize", latentSize, 1, 64);
        oneOf(problems, "network", network, List.of("dense", "convolutional"));
        layers(problems, "hidden", hidden, hidden);
        if (!encoderHidden.isEmpty()) {
            List<Integer> inDecodersOrder = new ArrayList<>(encoderHidden);
            Collections.reverse(inDecodersOrder);
            layers(problems, "encoderHidden", encoderHidden, inDecodersOrder);
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
        oneOf(problems, "precision", precision, List.of("float32", "bfloat16"));
        oneOf(problems, "device", device, List.of("auto", "cpu", "gpu"));
        between(problems, "threads", threads, 0, 1024);
        between(problems, "limit", limit, 0, 10_000_000);
        return List.copyOf(problems);
    }

    /** The layers from a latent point to logits. */
    public Architecture decoder() {
        if (network.equals("dense")) {
            return Architecture.denseDecoder(latentSize, hidden, Function.SILU);
        }
        return Architecture.convolutionalDecoder(
                latentSize, hidden.get(0), hidden.get(1), hidden.get(2), Function.SILU);
    }

    /** The layers from pixels to mean and log-variance. */
    public Architecture encoder() {
        List<Integer> sizes = new ArrayList<>(encoderHidden);
        if (sizes.isEmpty()) {
            sizes.addAll(hidden);
            Collections.reverse(sizes);
        }
        if (network.equals("dense")) {
            return Architecture.denseEncoder(sizes, latentSize, Function.SILU);
        }
        return Architecture.convolutionalEncoder(sizes.get(0), sizes.get(1), sizes.get(2), latentSize, Function.SILU);
    }

    private void layers(List<SettingProblem> problems, String field, List<Integer> came, List<Integer> sizes) {
        if (network.equals("convolutional")) {
            boolean fit = sizes.size() == 3
                    && within(sizes.subList(0, 1), MOST_UNITS)
                    && within(sizes.subList(1, 3), MOST_CHANNELS);
            if (!fit) {
                String message = field + " is " + came + "; expected three numbers for the convolutional network: "
                        + "a dense layer of 1 to " + MOST_UNITS + ", and twice 1 to " + MOST_CHANNELS + " channels.";
                problems.add(new SettingProblem(field, message));
            }
        } else if (sizes.isEmpty() || sizes.size() > 6 || !within(sizes, MOST_UNITS)) {
            String message = field + " is " + came + "; expected 1 to 6 layer sizes, each 1 to " + MOST_UNITS + ".";
            problems.add(new SettingProblem(field, message));
        }
    }

    private static boolean within(List<Integer> sizes, int most) {
        return sizes.stream().allMatch(size -> size >= 1 && size <= most);
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
