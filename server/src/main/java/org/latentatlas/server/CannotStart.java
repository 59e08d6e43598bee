package org.latentatlas.server;

import java.io.Serial;

/** A command cannot do its work here; the message is a sentence that says why and what to do. */
public final class CannotStart extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
