package org.latentatlas.server.training;

/**
 * How far a run has come.
 *
 * @param epoch the epoch under way, from 1
 * @param epochs how many there will be
 * @param images images of this epoch that were trained on
 * @param imagesInEpoch images that an epoch trains on
 * @param imagesPerSecond speed over the last moments
 * @param secondsLeft until the last epoch ends, estimated
 */
public record Progress(
        int epoch, int epochs, int images, int imagesInEpoch, double imagesPerSecond, double secondsLeft) {}
