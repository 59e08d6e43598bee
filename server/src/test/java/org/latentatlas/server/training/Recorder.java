package org.latentatlas.server.training;

import java.util.ArrayList;
import java.util.List;

/** Keeps everything that a run reports; cancels it where it is told to. */
final class Recorder implements TrainingListener {
    final List<EpochReport> reports = new ArrayList<>();
    final List<Checkpoint> checkpoints = new ArrayList<>();
    final List<Progress> progress = new ArrayList<>();
    int cancelAfterEpoch = Integer.MAX_VALUE;

    @Override
    public void onProgress(Progress step) {
        progress.add(step);
    }

    @Override
    public void onEpoch(EpochReport report, Checkpoint checkpoint) {
        reports.add(report);
        checkpoints.add(checkpoint);
    }

    @Override
    public boolean cancelled() {
        return reports.size() >= cancelAfterEpoch;
    }
}
