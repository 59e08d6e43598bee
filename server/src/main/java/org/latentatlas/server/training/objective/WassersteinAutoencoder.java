package org.latentatlas.server.training.objective;

import java.util.ArrayList;
import java.util.List;

/**
 * A Wasserstein autoencoder with a random encoder (Tolstikhin, Bousquet, Gelly and Schölkopf 2018, equation 4): the cost of the
 * reconstruction, here minus the log-likelihood of the pixels, plus beta times a divergence between the points drawn from the
 * posteriors of a batch, one of each, and as many drawn from the prior.
 */
abstract class WassersteinAutoencoder implements Objective {
    /**
     * Lines that name {@code divergence} and its gradient at {@code z}, {@code dDivergence}. There, {@code count} is the number of
     * images.
     */
    abstract List<String> divergence();

    @Override
    public final List<String> draw() {
        return GaussianPosterior.drawOne();
    }

    @Override
    public final List<String> compare(String logits) {
        List<String> lines = new ArrayList<>();
        lines.add("reconstruction = " + GaussianPosterior.logLikelihood(logits));
        lines.addAll(GaussianPosterior.kl());
        lines.add("count = float(torch.size(x, 0))");
        lines.add("share = torch.div(1., count)");
        lines.addAll(divergence());
        lines.add("dLogits = torch.mul_(torch.sub_(torch.sigmoid_(" + logits + "), x), share)");
        return lines;
    }

    @Override
    public final List<String> derive(String dz) {
        return List.of(
                "dMean = torch.add(" + dz + ", torch.mul(dDivergence, beta))",
                "dLogVariance = torch.mul(torch.mul(torch.mul(dMean, epsilon), sigma), 0.5)");
    }

    @Override
    public final String loss() {
        return "torch.sub(torch.mul(divergence, beta), torch.mul(reconstruction, share))";
    }
}
