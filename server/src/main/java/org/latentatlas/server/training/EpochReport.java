package org.latentatlas.server.training;

import java.util.List;
import org.latentatlas.evaluation.Posteriors;

/**
 * The figures of one finished epoch, in nats per image. The ELBO is reconstruction minus KL whatever beta is, so runs
 * compare; it and the reconstruction (an expected log-likelihood) are negative, the KL divergence is not. Training
 * figures are means over the epoch while the weights moved; test figures use the weights at its end.
 *
 * @param epoch from 1
 * @param trainLoss what the objective minimises; minus the ELBO where that is the objective
 * @param testKlByDimension mean over the test images; empty where it was not kept
 * @param meanVariances how much the posterior's mean varies over the test images, by dimension; empty where it was not kept
 * @param imagesPerSecond training images per second, evaluation not counted
 * @param secondsLeft until the last epoch ends, estimated
 */
public record EpochReport(
        int epoch,
        double trainElbo,
        double trainReconstruction,
        double trainKl,
        double trainLoss,
        double testElbo,
        double testReconstruction,
        double testKl,
        List<Double> testKlByDimension,
        List<Double> meanVariances,
        double imagesPerSecond,
        double secondsLeft) {
    /** Latent dimensions whose posterior mean varies over the test images by more than {@value Posteriors#ACTIVE}. */
    public long activeUnits() {
        return meanVariances.stream()
                .filter(variance -> variance > Posteriors.ACTIVE)
                .count();
    }
}
