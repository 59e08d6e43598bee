package org.latentatlas.server.training.objective;

import java.util.List;

/**
 * WAE-MMD (Tolstikhin, Bousquet, Gelly and Schölkopf 2018, algorithm 2): the divergence is the unbiased estimate of the squared maximum
 * mean discrepancy, with the inverse multiquadratic kernel of their section 4, k(a, b) = C / (C + |a - b|^2) and C = 2 latent sizes, the
 * mean squared distance of two points of the prior. With k^2 for its square, the kernel's gradient at a is -2/C k^2 (a - b).
 */
final class MaximumMeanDiscrepancy extends WassersteinAutoencoder {
    @Override
    List<String> divergence() {
        return List.of(
                "prior = torch.randn_like(z)",
                "c = torch.mul(2., float(torch.size(z, 1)))",
                "zSquare = torch.sum(torch.mul(z, z), [1], True)",
                "priorSquare = torch.sum(torch.mul(prior, prior), [1], True)",
                "among = " + kernel("z", "zSquare", "z", "zSquare"),
                "amongPrior = " + kernel("prior", "priorSquare", "prior", "priorSquare"),
                "across = " + kernel("z", "zSquare", "prior", "priorSquare"),
                // a batch of one image has no pairs
                "pair = torch.div(1., ops.prim.max(torch.mul(count, torch.sub(count, 1.)), 1.))",
                "couple = torch.mul(torch.mul(2., share), share)",
                "pairs = torch.sub(torch.add(torch.sum(among), torch.sum(amongPrior)), torch.mul(2., count))",
                "divergence = torch.sub(torch.mul(pairs, pair), torch.mul(torch.sum(across), couple))",
                "among2 = torch.mul_(torch.mul(among, among), torch.div(torch.mul(-4., pair), c))",
                "across2 = torch.mul_(torch.mul(across, across), torch.div(torch.mul(2., couple), c))",
                "weight = torch.add(torch.sum(among2, [1], True), torch.sum(across2, [1], True))",
                "dDivergence = torch.sub(torch.sub(torch.mul(z, weight), torch.mm(among2, z)), torch.mm(across2, prior))");
    }

    /** The expression of the kernel between the rows of two arrays, by |a|^2 + |b|^2 - 2 a b. */
    private static String kernel(String a, String aSquare, String b, String bSquare) {
        return "torch.mul(torch.reciprocal(torch.add(torch.sub(torch.add(" + aSquare + ", torch.t(" + bSquare
                + ")), torch.mul(torch.mm(" + a + ", torch.t(" + b + ")), 2.)), c)), c)";
    }
}
