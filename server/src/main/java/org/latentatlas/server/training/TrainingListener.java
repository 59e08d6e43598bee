package org.latentatlas.server.training;

/** Hears how a run goes, on the thread that trains. What it throws ends the run. */
public interface TrainingListener {
    /** Called a few times per second. */
    default void onProgress(Progress progress) {}

    /** Called after every epoch, with the state from which the run can be resumed exactly. */
    default void onEpoch(EpochReport report, Checkpoint checkpoint) {}

    /** Asked before every step; true ends the run, which then returns the model as it is. */
    default boolean cancelled() {
        return false;
    }
}
