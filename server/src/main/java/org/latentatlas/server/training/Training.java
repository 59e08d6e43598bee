package org.latentatlas.server.training;

import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DataSet;

/** Trains a variational autoencoder. One run per process at a time: PyTorch's autograd is switched on globally. */
public final class Training {
    private Training() {}

    /**
     * Trains until the last epoch or until the listener cancels; blocks the calling thread.
     *
     * @param resume where to go on, or null to begin; its settings must agree with {@code settings} in all but epochs,
     *     threads and device
     * @throws IllegalArgumentException when the settings cannot be used; the message says which and why
     * @throws TrainingFailed when the loss is not finite, the checkpoint does not fit or the engine does not start
     */
    public static TrainedModel run(
            TrainingSettings settings, DataSet data, @Nullable Checkpoint resume, TrainingListener listener) {
        if (!settings.validate().isEmpty()) {
            throw new IllegalArgumentException(settings.validate().get(0).message());
        }
        throw new UnsupportedOperationException("not yet");
    }
}
