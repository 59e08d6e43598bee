package org.latentatlas.server.training.objective;

import java.util.List;

/**
 * The sliced-Wasserstein autoencoder (Kolouri, Pope, Martin and Rohde 2018, algorithm 1): both sets of points are projected on random
 * directions of length 1; along each, the sorted projections of one are matched with those of the other. The divergence is the mean of
 * the squared distances of the matches, over points and directions.
 */
final class SlicedWasserstein extends WassersteinAutoencoder {
    private static final int DIRECTIONS = 50;

    @Override
    List<String> divergence() {
        return List.of(
                "normals = torch.randn_like(torch.repeat(torch.select(z, 0, 0), [" + DIRECTIONS + ", 1]))",
                // (directions, latent)
                "directions = torch.div(normals, torch.sqrt(torch.sum(torch.mul(normals, normals), [1], True)))",
                "prior = torch.randn_like(z)",
                // (batch, directions)
                "projected = torch.mm(z, torch.t(directions))",
                "priorSorted, priorOrder, = torch.sort(torch.mm(prior, torch.t(directions)), 0)",
                "sorted, order, = torch.sort(projected, 0)",
                "gaps = torch.sub(projected, torch.scatter(projected, 0, order, priorSorted))",
                "each = torch.div(share, " + DIRECTIONS + ".)",
                "divergence = torch.mul(torch.sum(torch.mul(gaps, gaps)), each)",
                "dDivergence = torch.mul(torch.mm(gaps, directions), torch.mul(2., each))");
    }
}
