package org.latentatlas.server.training.objective;

import java.util.List;

/**
 * The importance-weighted autoencoder with another estimate of its gradient for the encoder, whose signal does not sink beside its noise
 * as points become more (Tucker, Lawson, Gu and Maddison 2019, equation 8): the score of q is left out, and the gradient of log w at
 * each point, by z = mean + sigma epsilon alone, is weighted by the square of that point's share v of the sum of all w. The gradient at
 * z of log p(z) - log q(z|x) is epsilon / sigma - z. With one point it is the gradient of Roeder, Wu and Duvenaud 2017.
 *
 * <p>A beta other than 1, the exponent of p(z) / q(z|x) in w, weights the score by beta, so that the square becomes
 * (1 - beta) v + beta v^2.
 *
 * @param bound what is maximised, and the gradient for the decoder
 */
record DoublyReparameterisedBound(ImportanceWeightedBound bound) implements Objective {
    @Override
    public List<String> draw() {
        return bound.draw();
    }

    @Override
    public List<String> compare(String logits) {
        return bound.compare(logits);
    }

    @Override
    public List<String> derive(String dz) {
        return List.of(
                "byRatio = torch.mul(torch.mul(torch.sub(points, torch.div(epsilon, sigma)), weights), beta)",
                "square = torch.add(torch.mul(weights, torch.div(beta, share)), torch.sub(1., beta))",
                "byPoint = torch.mul(torch.add(torch.unflatten(" + dz + ", 0, [" + bound.samples()
                        + ", -1]), byRatio), square)",
                "dMean = torch.sum(byPoint, [0])",
                "dLogVariance = torch.mul(torch.mul(torch.sum(torch.mul(byPoint, epsilon), [0]), sigma), 0.5)");
    }

    @Override
    public String loss() {
        return bound.loss();
    }
}
