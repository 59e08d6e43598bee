package org.latentatlas.server.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Figures of a network on images it was not trained on. The same network and images give the same figures. */
final class Evaluation {
    private static final int SEED = 20_000_101; // of the noise and the binarisation
    private static final int BATCH = 1000; // images at a time
    private static final int ROWS = 8000; // latent points at a time

    private Evaluation() {}

    /** Means in nats per image. */
    record Elbo(double reconstruction, double kl) {
        double elbo() {
            return reconstruction - kl;
        }
    }

    /** The evidence lower bound with one sample of z per image, whatever beta the network was trained with. */
    static Elbo elbo(Engine engine, Vae vae, Images images) {
        engine.setRandomSeed(SEED);
        NDList values = vae.parameters();
        double reconstruction = 0;
        double kl = 0;
        for (int first = 0; first < images.count(); first += BATCH) {
            try (var batch = new NDScope()) {
                batch.suppressNotUsedWarning();
                Vae.Terms terms = vae.terms(take(images, first, first + BATCH), values);
                reconstruction += terms.reconstruction().getFloat();
                kl += terms.kl().getFloat();
            }
        }
        return new Elbo(reconstruction / images.count(), kl / images.count());
    }

    private static NDArray take(Images images, int first, int end) {
        return images.take(first, Math.min(end, images.count()));
    }

    /**
     * The mean over the images of the importance-weighted log-likelihood (Burda, Grosse and Salakhutdinov 2016, equation 8): log
     * of the mean over samples z from q(z|x) of p(x|z) p(z) / q(z|x), in nats; a lower bound that rises with the samples.
     */
    static double logLikelihood(Engine engine, Vae vae, Images images, int samples) {
        engine.setRandomSeed(SEED);
        int batch = Math.max(1, ROWS / samples);
        double sum = 0;
        for (int first = 0; first < images.count(); first += batch) {
            try (var arrays = new NDScope()) {
                arrays.suppressNotUsedWarning();
                sum += logLikelihood(vae, take(images, first, first + batch), samples);
            }
        }
        return sum / images.count();
    }

    /** Summed over the images (batch, 784). */
    private static double logLikelihood(Vae vae, NDArray images, int samples) {
        NDManager manager = images.getManager();
        List<NDArray> values = vae.parameters();
        Vae.Posterior posterior = vae.encode(images, values);
        long batch = images.getShape().get(0);
        long latent = posterior.mean().getShape().get(1);
        NDArray epsilon = manager.randomNormal(new Shape(samples, batch, latent));
        NDArray z = posterior.logVariance().div(2).exp().mul(epsilon).add(posterior.mean());
        NDArray logits = vae.decode(z.reshape(samples * batch, latent), values).reshape(samples, batch, -1);
        // log p(z) - log q(z|x): the constants of the two Gaussians cancel
        NDArray ratio = epsilon.mul(epsilon)
                .sub(z.mul(z))
                .add(posterior.logVariance())
                .sum(new int[] {2})
                .div(2);
        NDArray weights = Vae.logLikelihood(logits, images).sum(new int[] {2}).add(ratio); // (samples, batch)
        NDArray largest = weights.max(new int[] {0});
        NDArray mean = weights.sub(largest).exp().mean(new int[] {0}).log().add(largest);
        return mean.sum().getFloat();
    }
}
