package org.latentatlas.server.runs;

import java.util.Locale;

/** Where a run is in its life. */
public enum RunState {
    /** Waits for the run before it. */
    QUEUED,
    RUNNING,
    /** Was told to end, and will after the step under way. */
    CANCELLING,
    /** Was ended by the administrator; its best state is kept. */
    CANCELLED,
    /** Came to its last epoch; has a model. */
    FINISHED,
    /** Could not go on; its message says why. */
    FAILED,
    /** The processes that trained it ended without a word, several times. */
    INTERRUPTED;

    /** Whether it trains or waits for that. */
    public boolean active() {
        return this == QUEUED || this == RUNNING || this == CANCELLING;
    }

    /** Whether it may go on from its checkpoint. */
    public boolean resumable() {
        return this == CANCELLED || this == FAILED || this == INTERRUPTED;
    }

    /** As the database and the API write it: in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
