package org.latentatlas.server.training.objective;

import java.util.List;

/** The lines that objectives share about q(z|x), a Gaussian with diagonal covariance, and the Bernoulli likelihood of pixels. */
final class GaussianPosterior {
    private GaussianPosterior() {}

    /** Names {@code sigma}, {@code epsilon} and {@code z}; one point of every image, all (batch, latent). */
    static List<String> drawOne() {
        return List.of(
                "sigma = torch.exp(torch.mul(logVariance, 0.5))",
                "epsilon = torch.randn_like(mean)",
                "z = torch.add(mean, torch.mul(sigma, epsilon))");
    }

    /** Names {@code sigma} (batch, latent), {@code epsilon} (samples, batch, latent) and {@code z} (samples times batch, latent). */
    static List<String> draw(int samples) {
        return List.of(
                "sigma = torch.exp(torch.mul(logVariance, 0.5))",
                "epsilon = torch.randn_like(torch.repeat(mean, [" + samples + ", 1, 1]))",
                "z = torch.flatten(torch.add(mean, torch.mul(sigma, epsilon)), 0, 1)");
    }

    /** Names {@code variance} and {@code kl}, the sum over the batch of 1/2 (sigma^2 + mean^2 - 1 - log sigma^2). */
    static List<String> kl() {
        return List.of(
                "variance = torch.mul(sigma, sigma)",
                "kl = torch.mul(torch.sum(torch.sub(torch.add(variance, torch.mul(mean, mean)), torch.add(logVariance, 1.))), 0.5)");
    }

    /** The expression of the sum over the batch of x l - log(1 + e^l), with one row of logits for every image. */
    static String logLikelihood(String logits) {
        return "torch.sub(torch.dot(torch.view(x, [-1]), torch.reshape(" + logits
                + ", [-1])), torch.sum(torch.softplus(" + logits + ")))";
    }
}
