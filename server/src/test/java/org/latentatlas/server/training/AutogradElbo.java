package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * The loss of a variational autoencoder by operations that autograd records: what the step's script is held to. Constants are native
 * scalars, never Numbers.
 */
final class AutogradElbo {
    private AutogradElbo() {}

    /**
     * The terms of the ELBO, summed over a batch, in nats.
     *
     * @param loss () beta KL minus reconstruction, per image: what is minimised
     * @param reconstruction () expected log-likelihood of the pixels, by one sample of z
     * @param kl () from the posterior to the prior, in closed form
     */
    record Terms(NDArray loss, NDArray reconstruction, NDArray kl) {}

    /**
     * One pass from images to the loss.
     *
     * @param images (batch, 784) in 0 to 1
     * @param values the parameters of {@code vae}, or views of them that autograd records
     */
    static Terms terms(Vae vae, NDArray images, List<NDArray> values, double beta) {
        NDManager manager = images.getManager();
        Vae.Posterior posterior = vae.encode(images, values);
        NDArray logits = vae.decode(sample(manager, posterior), values);
        NDArray softPlus = logits.getNDArrayInternal().softPlus();
        NDArray reconstruction = images.mul(logits).sub(softPlus).sum();
        NDArray kl = kl(manager, posterior);
        NDArray count = scalar(manager, (double) images.getShape().get(0));
        NDArray loss = kl.mul(scalar(manager, beta)).sub(reconstruction).div(count);
        return new Terms(loss, reconstruction, kl);
    }

    private static NDArray scalar(NDManager manager, double value) {
        return manager.full(new Shape(), (float) value, DataType.FLOAT32);
    }

    /** Samples (batch, latent) of a posterior: z = mean + sigma epsilon. */
    private static NDArray sample(NDManager manager, Vae.Posterior posterior) {
        NDArray epsilon = manager.randomNormal(posterior.mean().getShape());
        NDArray sigma = posterior.logVariance().mul(scalar(manager, 0.5)).exp();
        return posterior.mean().add(sigma.mul(epsilon));
    }

    /** Sum over the batch of 1/2 (sigma^2 + mean^2 - 1 - log sigma^2). */
    private static NDArray kl(NDManager manager, Vae.Posterior posterior) {
        NDArray variance = posterior.logVariance().exp();
        NDArray square = posterior.mean().mul(posterior.mean());
        NDArray sum = variance.add(square)
                .sub(scalar(manager, 1))
                .sub(posterior.logVariance())
                .sum();
        return sum.mul(scalar(manager, 0.5));
    }
}
