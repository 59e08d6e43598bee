package org.latentatlas.server.runs;

import java.io.Serial;

/** There is no run with this id. */
public final class NoSuchRun extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NoSuchRun(String message) {
        super(message);
    }
}
