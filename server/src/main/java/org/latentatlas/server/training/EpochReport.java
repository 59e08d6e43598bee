package org.latentatlas.server.training;

/**
 * The figures of one finished epoch, in nats per image. The ELBO is reconstruction minus KL whatever beta is, so runs
 * compare; it and the reconstruction (an expected log-likelihood) are negative, the KL divergence is not. Training
 * figures are means over the epoch while the weights moved; test figures use the weights at its end.
 *
 * @param epoch from 1
 * @param imagesPerSecond training images per second, evaluation not counted
 * @param secondsLeft until the last epoch ends, estimated
 */
public record EpochReport(
        int epoch,
        double trainElbo,
        double trainReconstruction,
        double trainKl,
        double testElbo,
        double testReconstruction,
        double testKl,
        double imagesPerSecond,
        double secondsLeft) {}
