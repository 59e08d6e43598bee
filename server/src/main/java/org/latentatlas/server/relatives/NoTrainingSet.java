package org.latentatlas.server.relatives;

import java.io.Serial;

/** The training set of a model is not on this server; the message says which. */
public final class NoTrainingSet extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NoTrainingSet(String message) {
        super(message);
    }
}
