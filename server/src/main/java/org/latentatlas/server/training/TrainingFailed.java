package org.latentatlas.server.training;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A run could not go on; the message says why and what to do. */
public final class TrainingFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient @Nullable Checkpoint lastGood;

    public TrainingFailed(String message, @Nullable Checkpoint lastGood) {
        super(message);
        this.lastGood = lastGood;
    }

    public TrainingFailed(String message, Throwable cause) {
        super(message, cause);
        this.lastGood = null;
    }

    /** The state after the last epoch whose figures were finite; null when there was none. */
    public @Nullable Checkpoint lastGood() {
        return lastGood;
    }
}
