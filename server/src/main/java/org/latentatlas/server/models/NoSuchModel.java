package org.latentatlas.server.models;

import java.io.Serial;

/** There is no model with this id. */
public final class NoSuchModel extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NoSuchModel(String id) {
        super("There is no model \"" + id + "\".");
    }
}
