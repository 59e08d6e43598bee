package org.latentatlas.server.models;

import java.io.Serial;

/** No file of weights has this content hash. */
public final class NoSuchWeights extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NoSuchWeights(String sha256) {
        super("There are no weights \"" + sha256 + "\".");
    }
}
