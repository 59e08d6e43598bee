package org.latentatlas.server.models;

import java.io.Serial;

/** Files are no model of this program; the message names the file, what came and what was expected. */
public final class UnfitModel extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnfitModel(String message) {
        super(message);
    }
}
