package org.latentatlas.server.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DataSet;

/** Trains a variational autoencoder. One run per process at a time, since PyTorch records gradients globally: others wait. */
public final class Training {
    private static final Object ONE_AT_A_TIME = new Object();

    private Training() {}

    /**
     * Trains until the last epoch or until the listener cancels; blocks the calling thread. A cancelled run returns the model
     * of its last finished epoch.
     *
     * @param resume where to go on, or null to begin; its settings must agree with {@code settings} in all but epochs,
     *     threads and device
     * @throws InvalidSettings when the settings cannot be used
     * @throws TrainingFailed when there is nothing to learn in the data, the loss is not finite, the checkpoint does not fit or the engine does not start
     */
    public static TrainedModel run(
            TrainingSettings settings, DataSet data, @Nullable Checkpoint resume, TrainingListener listener) {
        List<SettingProblem> problems = settings.validate();
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        TrainingData.require(settings, data);
        synchronized (ONE_AT_A_TIME) {
            Engine engine = Torch.start(settings.threads());
            Checkpoint lastGood = resume;
            try (var run = new Run(engine, settings, data)) {
                if (resume != null) {
                    run.restore(resume);
                }
                listener.onStart(run.device());
                var meter = new Meter(run.epoch() + 1, settings);
                while (run.epoch() < settings.epochs()) {
                    EpochReport report = run.trainEpoch(meter, listener, lastGood);
                    if (report == null) {
                        if (lastGood != null) {
                            run.restore(lastGood);
                        }
                        break;
                    }
                    lastGood = run.checkpoint();
                    listener.onEpoch(report, lastGood);
                    if (listener.wantsSnapshots()) {
                        listener.onSnapshot(report.epoch(), run.snapshot());
                    }
                }
                return Export.write(engine, settings, data, run.trained());
            } catch (EngineException failure) { // out of memory, for one
                throw new TrainingFailed("PyTorch could not go on: " + failure.getMessage(), lastGood);
            }
        }
    }
}
