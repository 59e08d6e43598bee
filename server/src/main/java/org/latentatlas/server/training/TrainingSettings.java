package org.latentatlas.server.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.training.objective.Objective;

/**
 * Everything that decides what a training run does; the same settings, device and thread count give the same weights.
 *
 * @param dataset {@code mnist}, {@code drawn} or the name of another of the {@link DataSets}
 * @param latentSize latent dimensions, 1 to 64
 * @param network {@code dense}, {@code convolutional} or {@code residual}
 * @param hidden the decoder's sizes between latent and pixels. Dense: 1 to 6 layers, each 1 to 2048. Convolutional: three
 *     numbers, the dense layer's size, the channels of the 7 x 7 grid and those of the 14 x 14 grid
 * @param encoderHidden the same in the encoder's order, from pixels to latent; empty for the mirror image of {@code hidden}
 * @param activation {@code silu}, {@code relu} or {@code tanh}
 * @param objective a name of {@link Objective#NAMES}
 * @param samples points of q(z|x) drawn for every image and step, 1 to 64; at least 2 for
 *     {@code iwae} and {@code iwae-dreg}, 1 for the Wasserstein autoencoders
 * @param samplesWarmUp epochs over which their number rises from 1, evenly on a logarithmic scale, 0 for none, at most {@code epochs}
 * @param likelihood {@code binarised}: Bernoulli on pixels drawn anew for every step with the grey value as
 *     probability; {@code grey}: the same formula on the grey values themselves
 * @param beta weight of the KL term, 0 to 100; 1 is the evidence lower bound. For the Wasserstein autoencoders the weight of their
 *     divergence, 0 to 10,000
 * @param betaWarmUp epochs over which that weight rises evenly from 0, 0 for none, at most {@code epochs}
 * @param epochs passes over the training images, 1 to 10,000
 * @param batch images per step, 1 to 8192
 * @param learningRate Adam's step size at its highest, above 0 and at most 1
 * @param schedule {@code constant}, or {@code cosine} (falls to a hundredth); both warm up over 200 steps
 * @param clipping longest gradient of a step, over all weights (of the mean over its images, in nats); a longer one is shortened to it; 0 (none) to
 *     1,000,000
 * @param averaging decay of the weights' exponential moving average, which is then evaluated and exported, 0 (none) to 0.99999
 * @param precision {@code float32}, or {@code bfloat16} for the products of all layers but the two next to the latent point:
 *     faster where the processor or the GPU has instructions for it
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
        List<Integer> encoderHidden,
        String activation,
        String objective,
        int samples,
        int samplesWarmUp,
        String likelihood,
        double beta,
        int betaWarmUp,
        int epochs,
        int batch,
        double learningRate,
        String schedule,
        double clipping,
        double averaging,
        String precision,
        long seed,
        String device,
        int threads,
        int limit) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the lists. */
    public TrainingSettings {
        hidden = List.copyOf(hidden);
        encoderHidden = List.copyOf(encoderHidden);
    }

    /**
     * The same settings but for some.
     *
     * @param changes values by the names of this record's components
     */
    public TrainingSettings with(Map<String, ?> changes) {
        return SettingsJson.change(this, JSON.valueToTree(changes));
    }

    /** Settings that train a good map of MNIST in a few minutes. */
    public static TrainingSettings defaults() {
        return defaults("dense", "vae");
    }

    /** The same for another network and objective; names that are not known are kept. */
    public static TrainingSettings defaults(String network, String objective) {
        return new TrainingSettings(
                "mnist",
                2,
                network,
                defaultHidden(network),
                List.of(), // the decoder's, mirrored
                "silu",
                objective,
                Objective.IMPORTANCE_WEIGHTED.contains(objective) ? 5 : 1,
                0, // all from the start
                "binarised",
                defaultBeta(objective),
                0, // from the start
                30,
                200,
                2e-3,
                "cosine",
                0.0, // gradients as they are
                0.0, // the weights themselves
                "float32",
                1,
                "auto",
                0, // all threads
                0); // all images
    }

    /** Sizes that suit a network: a decoder of 220 to 270 KB. */
    public static List<Integer> defaultHidden(String network) {
        return network.equals("dense") ? List.of(64, 128, 128) : List.of(64, 32, 16);
    }

    /**
     * 1 is the evidence lower bound itself. A divergence is far below a nat and has to weigh more; but ten times these, and the
     * posteriors of all images become the prior.
     */
    private static double defaultBeta(String objective) {
        return switch (objective) {
            case "wae-mmd" -> 100;
            case "sliced-wasserstein" -> 10;
            default -> 1;
        };
    }

    /** What is wrong with these settings, in the order of the fields; empty when they can be used. */
    public List<SettingProblem> validate() {
        return new SettingsCheck(this, List.of()).problems();
    }

    /** The same where it is known which data sets there are. */
    List<SettingProblem> validate(List<String> dataSets) {
        return new SettingsCheck(this, dataSets).problems();
    }

    /** The layers from a latent point to logits. */
    public Architecture decoder() {
        if (network.equals("dense")) {
            return Architecture.denseDecoder(latentSize, hidden, function());
        }
        int dense = hidden.get(0);
        int wide = hidden.get(1);
        int narrow = hidden.get(2);
        return network.equals("residual")
                ? Architecture.residualDecoder(latentSize, dense, wide, narrow, function())
                : Architecture.convolutionalDecoder(latentSize, dense, wide, narrow, function());
    }

    /** The layers from pixels to mean and log-variance. */
    public Architecture encoder() {
        List<Integer> sizes = new ArrayList<>(encoderHidden);
        if (sizes.isEmpty()) {
            sizes.addAll(hidden);
            Collections.reverse(sizes);
        }
        if (network.equals("dense")) {
            return Architecture.denseEncoder(sizes, latentSize, function());
        }
        int narrow = sizes.get(0);
        int wide = sizes.get(1);
        int dense = sizes.get(2);
        return network.equals("residual")
                ? Architecture.residualEncoder(narrow, wide, dense, latentSize, function())
                : Architecture.convolutionalEncoder(narrow, wide, dense, latentSize, function());
    }

    private Function function() {
        return Function.valueOf(activation.toUpperCase(Locale.ROOT));
    }
}
