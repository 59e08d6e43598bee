package org.latentatlas.server.runs;

import java.io.Serial;

/** A run is not in a state in which this can be done; the message says which it is in. */
public final class RunConflict extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public RunConflict(String message) {
        super(message);
    }
}
