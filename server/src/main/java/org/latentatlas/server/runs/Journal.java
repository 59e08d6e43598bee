package org.latentatlas.server.runs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.training.EpochReport;

/** What happened to runs when: queued, begun on which device, checkpoints, cancelled, resumed, failed. Safe for many threads. */
public final class Journal {
    /** Entries that are given at once; all are kept until the run is deleted. */
    public static final int MOST = 1000;

    private final JournalStore store;

    public Journal(Jdbi jdbi) {
        this.store = new JournalStore(jdbi);
    }

    /** Something that happened. */
    public record Entry(Instant at, String what) {}

    void note(long run, String what) {
        store.add(run, Instant.now(), what);
    }

    void checkpoint(long run, EpochReport report) {
        String sentence = String.format(
                Locale.ROOT, "Checkpoint after epoch %d, test ELBO %.2f nats.", report.epoch(), report.testElbo());
        note(run, sentence.replace('-', '−'));
    }

    void ended(long run, RunState state, @Nullable String message, @Nullable String modelId) {
        String name = state.text().substring(0, 1).toUpperCase(Locale.ROOT)
                + state.text().substring(1);
        String model = modelId == null ? "" : ", with the model " + modelId;
        note(run, name + model + (message == null ? "." : ": " + message));
    }

    /** The newest {@value #MOST} entries of a run, the newest first. */
    public List<Entry> of(long run) {
        return store.of(run, MOST);
    }
}
