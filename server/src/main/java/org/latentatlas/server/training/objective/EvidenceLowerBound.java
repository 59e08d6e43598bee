package org.latentatlas.server.training.objective;

import java.util.ArrayList;
import java.util.List;

/**
 * The variational autoencoder: minus the evidence lower bound, E_q[log p(x|z)] - beta KL(q(z|x) || p(z)), with the expectation by
 * samples and the KL term in closed form (Kingma and Welling 2014, equation 10; beta: Higgins et al. 2017, equation 4).
 *
 * @param samples points drawn for every image, whose log-likelihoods are averaged
 */
record EvidenceLowerBound(int samples) implements Objective {
    @Override
    public List<String> draw() {
        return samples == 1 ? GaussianPosterior.drawOne() : GaussianPosterior.draw(samples);
    }

    @Override
    public List<String> compare(String logits) {
        List<String> lines = new ArrayList<>();
        if (samples == 1) {
            lines.add("reconstruction = " + GaussianPosterior.logLikelihood(logits));
        } else {
            lines.add("rows = torch.unflatten(" + logits + ", 0, [" + samples + ", -1])");
            lines.add("reconstruction = torch.div(torch.sub(torch.sum(torch.mul(torch.sum(rows, [0]), x)), "
                    + "torch.sum(torch.softplus(" + logits + "))), " + samples + ".)");
        }
        lines.addAll(GaussianPosterior.kl());
        lines.add("share = torch.div(1., float(torch.size(x, 0)))");
        lines.add("klShare = torch.mul(beta, share)");
        if (samples == 1) {
            lines.add("dLogits = torch.mul_(torch.sub_(torch.sigmoid_(" + logits + "), x), share)");
        } else {
            lines.add("dLogits = torch.flatten(torch.mul_(torch.sub_(torch.sigmoid_(rows), x), torch.div(share, "
                    + samples + ".)), 0, 1)");
        }
        return lines;
    }

    @Override
    public List<String> derive(String dz) {
        List<String> lines = new ArrayList<>();
        String byMean = dz;
        String bySigma = "torch.mul(" + dz + ", epsilon)";
        if (samples > 1) {
            lines.add("byPoint = torch.unflatten(" + dz + ", 0, [" + samples + ", -1])");
            byMean = "torch.sum(byPoint, [0])";
            bySigma = "torch.sum(torch.mul(byPoint, epsilon), [0])";
        }
        lines.add("dMean = torch.add(" + byMean + ", torch.mul(mean, klShare))");
        lines.add("dLogVariance = torch.mul(torch.add(torch.mul(" + bySigma
                + ", sigma), torch.mul(torch.sub(variance, 1.), klShare)), 0.5)");
        return lines;
    }

    @Override
    public String loss() {
        return "torch.mul(torch.sub(torch.mul(kl, beta), reconstruction), share)";
    }
}
