package org.latentatlas.server.training;

/** Hears how a run goes, on the thread that trains. What it throws ends the run. */
public interface TrainingListener {
    /** Called a few times per second. */
    default void onProgress(Progress progress) {}

    /** Called after every epoch, with the state from which the run can be resumed exactly. */
    default void onEpoch(EpochReport report, Checkpoint checkpoint) {}

    /** Called once, when training begins or goes on, with the device and how many threads of it. */
    default void onStart(String device) {}

    /** Whether pictures are wanted after every epoch. */
    default boolean wantsSnapshots() {
        return false;
    }

    /** Called after {@link #onEpoch}, where they are wanted. */
    default void onSnapshot(int epoch, Snapshot snapshot) {}

    /** Asked before every step; true ends the run, which then returns the model as it is. */
    default boolean cancelled() {
        return false;
    }
}
