package org.latentatlas.server.training.objective;

import java.util.List;

/**
 * What a training step minimises, as lines of TorchScript's serialised dialect. Around them the step's script runs the networks:
 *
 * <ol>
 *   <li>the encoder gives {@code mean} and {@code logVariance} (batch, latent) of the images {@code x} (batch, pixels);
 *   <li>{@link #draw} names {@code z} (samples times batch, latent), points of q(z|x) by z = mean + sigma epsilon;
 *   <li>the decoder gives logits (samples times batch, pixels);
 *   <li>{@link #compare} names the sums over the batch {@code reconstruction} and {@code kl} in nats, for the figures of an
 *       epoch, and {@code dLogits}, the loss's gradient at the logits, which it writes in their place;
 *   <li>going back through the decoder gives the gradient at z, as far as it comes by the logits;
 *   <li>{@link #derive} names {@code dMean} and {@code dLogVariance}, the loss's total derivatives.
 * </ol>
 *
 * <p>The loss is a mean over the images of the batch. Its second part, the divergence from the prior, is weighted by the number
 * {@code beta}, an argument of the script. {@code wide} names the type of the parameters.
 */
public interface Objective {
    /** Names that {@link #of} knows. */
    List<String> NAMES = List.of("vae", "iwae", "iwae-dreg", "wae-mmd", "sliced-wasserstein");

    /** Names of those that weigh several points of an image. */
    List<String> IMPORTANCE_WEIGHTED = List.of("iwae", "iwae-dreg");

    /** Names of those that draw one point of an image and compare those of a batch with as many of the prior. */
    List<String> WASSERSTEIN = List.of("wae-mmd", "sliced-wasserstein");

    /**
     * An objective by its name.
     *
     * @param samples points drawn for every image; 1 for the Wasserstein autoencoders
     * @throws IllegalArgumentException for a name that is none of {@link #NAMES}
     */
    static Objective of(String name, int samples) {
        return switch (name) {
            case "vae" -> new EvidenceLowerBound(samples);
            case "iwae" -> new ImportanceWeightedBound(samples);
            case "iwae-dreg" -> new DoublyReparameterisedBound(new ImportanceWeightedBound(samples));
            case "wae-mmd" -> new MaximumMeanDiscrepancy();
            case "sliced-wasserstein" -> new SlicedWasserstein();
            default -> throw new IllegalArgumentException("no objective is called " + name);
        };
    }

    /** Lines that lead from {@code mean} and {@code logVariance} to {@code z}. */
    List<String> draw();

    /** Lines that lead from logits to the sums and {@code dLogits}. */
    List<String> compare(String logits);

    /** Lines that lead from the gradient at z, as far as it comes by the logits, to {@code dMean} and {@code dLogVariance}. */
    List<String> derive(String dz);

    /** The expression of the loss, after all lines: a tensor of one number. */
    String loss();
}
