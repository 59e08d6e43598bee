package org.latentatlas.server.training.objective;

import java.util.ArrayList;
import java.util.List;

/**
 * The importance-weighted autoencoder: minus log of the mean of w = p(x|z) p(z) / q(z|x) over points z of q(z|x) (Burda, Grosse
 * and Salakhutdinov 2016, equation 8). Its gradient is the mean of the gradients of log w, each weighted by its share of the sum of
 * all w (equations 13 and 14). With z = mean + sigma epsilon, log p(z) - log q(z|x) is the sum over the dimensions of
 * (epsilon^2 - z^2) / 2 + log sigma: the total derivative knows q only by z and log sigma.
 *
 * <p>A beta other than 1 is the exponent of p(z) / q(z|x) in w.
 *
 * @param samples points drawn for every image
 */
record ImportanceWeightedBound(int samples) implements Objective {
    @Override
    public List<String> draw() {
        return GaussianPosterior.draw(samples);
    }

    @Override
    public List<String> compare(String logits) {
        List<String> lines = new ArrayList<>(List.of(
                "rows = torch.unflatten(" + logits + ", 0, [" + samples + ", -1])",
                "points = torch.unflatten(z, 0, [" + samples + ", -1])",
                // (samples, batch)
                "likelihoods = torch.sub(torch.sum(torch.mul(rows, x), [2]), torch.sum(torch.softplus(rows), [2]))",
                "ratios = torch.mul(torch.sum(torch.add(torch.sub(torch.mul(epsilon, epsilon), torch.mul(points, points)), "
                        + "logVariance), [2]), 0.5)",
                "logWeights = torch.add(likelihoods, torch.mul(ratios, beta))",
                "reconstruction = torch.div(torch.sum(likelihoods), " + samples + ".)"));
        lines.addAll(GaussianPosterior.kl());
        lines.addAll(List.of(
                "share = torch.div(1., float(torch.size(x, 0)))",
                "klShare = torch.mul(beta, share)",
                "weights = torch.unsqueeze(torch.mul(torch.softmax(logWeights, 0), share), 2)",
                "dLogits = torch.flatten(torch.mul_(torch.sub_(torch.sigmoid_(rows), x), weights), 0, 1)"));
        return lines;
    }

    @Override
    public List<String> derive(String dz) {
        return List.of(
                "byPoint = torch.add(torch.unflatten(" + dz + ", 0, [" + samples
                        + ", -1]), torch.mul(torch.mul(points, weights), beta))",
                "dMean = torch.sum(byPoint, [0])",
                "dLogVariance = torch.mul(torch.sub(torch.mul(torch.sum(torch.mul(byPoint, epsilon), [0]), sigma), klShare), 0.5)");
    }

    @Override
    public String loss() {
        return "torch.mul(torch.sum(torch.sub(torch.logsumexp(logWeights, [0]), " + Math.log(samples)
                + ")), torch.neg(share))";
    }
}
