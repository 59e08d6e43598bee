package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.latentatlas.network.Architecture;

/**
 * The variational autoencoder (Kingma and Welling 2014, with a Bernoulli likelihood): encoder q(z|x), a Gaussian with diagonal
 * covariance, and decoder p(x|z), one logit per pixel.
 */
final class Vae {
    private final TorchNetwork encoder;
    private final TorchNetwork decoder;

    Vae(NDManager manager, Architecture encoder, Architecture decoder) {
        this.encoder = new TorchNetwork(manager, encoder);
        this.decoder = new TorchNetwork(manager, decoder);
    }

    /** q(z|x) of a batch: both (batch, latent). */
    record Posterior(NDArray mean, NDArray logVariance) {}

    TorchNetwork encoder() {
        return encoder;
    }

    TorchNetwork decoder() {
        return decoder;
    }

    void initialise(long seed) {
        var random = new SplittableRandom(seed);
        encoder.initialise(random);
        decoder.initialise(random);
    }

    /** Weights and biases, the encoder's first. */
    NDList parameters() {
        var all = new NDList(encoder.parameters());
        all.addAll(decoder.parameters());
        return all;
    }

    /** Their names in the same order. */
    List<String> names() {
        var all = new ArrayList<>(encoder.names());
        all.addAll(decoder.names());
        return all;
    }

    /** The posterior of images (batch, 784). */
    Posterior encode(NDArray images, List<NDArray> values) {
        NDArray output =
                encoder.forward(images, values.subList(0, encoder.parameters().size()));
        NDList parts = output.split(new long[] {output.getShape().get(1) / 2}, 1);
        return new Posterior(parts.get(0), parts.get(1));
    }

    /** Logits (batch, 784) of latent points (batch, latent). */
    NDArray decode(NDArray latent, List<NDArray> values) {
        return decoder.forward(latent, values.subList(encoder.parameters().size(), values.size()));
    }
}
