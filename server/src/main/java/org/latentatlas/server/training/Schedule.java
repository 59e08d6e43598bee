package org.latentatlas.server.training;

/** How a run's samples, step size, weight of the divergence and average change, by epochs and steps counted from 0 over the whole run. */
record Schedule(TrainingSettings settings, int stepsPerEpoch) {
    private static final int WARM_UP_STEPS = 200;
    private static final double LOWEST_RATE = 0.01; // of the highest

    TrainingStep.Pace pace(int step) {
        return new TrainingStep.Pace(rate(step), beta(step), Averages.fresh(settings.averaging(), step));
    }

    /** Points drawn for every image in an epoch: they rise from 1, evenly on a logarithmic scale. */
    static int samples(TrainingSettings settings, int epoch) {
        double risen = epoch < settings.samplesWarmUp() ? (double) epoch / settings.samplesWarmUp() : 1;
        return (int) Math.round(Math.pow(settings.samples(), risen));
    }

    /** Adam's step size. */
    double rate(int step) {
        double warm = Math.min(1, (step + 1.0) / WARM_UP_STEPS);
        if (settings.schedule().equals("constant")) {
            return settings.learningRate() * warm;
        }
        double done = (double) step / ((double) stepsPerEpoch * settings.epochs());
        double cosine = (1 + Math.cos(Math.PI * Math.min(1, done))) / 2;
        return settings.learningRate() * warm * (LOWEST_RATE + (1 - LOWEST_RATE) * cosine);
    }

    /** The weight of the divergence: rises evenly from 0 over the epochs of the warm-up (Bowman et al. 2016). */
    double beta(int step) {
        double steps = (double) settings.betaWarmUp() * stepsPerEpoch;
        return step >= steps ? settings.beta() : settings.beta() * step / steps;
    }
}
