package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.latentatlas.network.Architecture;

/**
 * The variational autoencoder (Kingma and Welling 2014, with a Bernoulli likelihood): encoder q(z|x), a Gaussian with diagonal
 * covariance, and decoder p(x|z), one logit per pixel. Constants in differentiated code are native scalars, never Numbers.
 */
final class Vae {
    private final NDManager manager;
    private final TorchNetwork encoder;
    private final TorchNetwork decoder;
    private final NDArray half; // ()
    private final NDArray one; // ()
    private final NDArray beta; // ()

    Vae(NDManager manager, Architecture encoder, Architecture decoder, double beta) {
        this.manager = manager;
        this.encoder = new TorchNetwork(manager, encoder);
        this.decoder = new TorchNetwork(manager, decoder);
        half = manager.full(new Shape(), 0.5f, DataType.FLOAT32);
        one = manager.full(new Shape(), 1f, DataType.FLOAT32);
        this.beta = manager.full(new Shape(), (float) beta, DataType.FLOAT32);
    }

    /** q(z|x) of a batch: both (batch, latent). */
    record Posterior(NDArray mean, NDArray logVariance) {}

    /**
     * The terms of the ELBO, summed over a batch, in nats.
     *
     * @param loss () beta KL minus reconstruction, per image: what is minimised
     * @param reconstruction () expected log-likelihood of the pixels, by one sample of z
     * @param kl () from the posterior to the prior, in closed form
     */
    record Terms(NDArray loss, NDArray reconstruction, NDArray kl) {}

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

    /** Samples (batch, latent) of a posterior: z = mean + sigma epsilon. */
    NDArray sample(Posterior posterior) {
        NDArray epsilon = manager.randomNormal(posterior.mean().getShape());
        return posterior.mean().add(posterior.logVariance().mul(half).exp().mul(epsilon));
    }

    /**
     * One pass from images to the loss.
     *
     * @param images (batch, 784) in 0 to 1
     * @param values {@link #parameters()}, or views of them that autograd records
     */
    Terms terms(NDArray images, List<NDArray> values) {
        Posterior posterior = encode(images, values);
        NDArray logits = decode(sample(posterior), values);
        NDArray reconstruction = logLikelihood(logits, images).sum();
        NDArray kl = kl(posterior);
        NDArray count = manager.full(new Shape(), (float) images.getShape().get(0), DataType.FLOAT32);
        NDArray loss = kl.mul(beta).sub(reconstruction).div(count);
        return new Terms(loss, reconstruction, kl);
    }

    /** Log-likelihood of every pixel under a Bernoulli distribution with these logits: x l - log(1 + e^l). */
    static NDArray logLikelihood(NDArray logits, NDArray images) {
        return images.mul(logits).sub(logits.getNDArrayInternal().softPlus());
    }

    /** Sum over the batch of 1/2 (sigma^2 + mean^2 - 1 - log sigma^2). */
    private NDArray kl(Posterior posterior) {
        NDArray variance = posterior.logVariance().exp();
        NDArray square = posterior.mean().mul(posterior.mean());
        return variance.add(square).sub(one).sub(posterior.logVariance()).sum().mul(half);
    }
}
