package org.latentatlas.server.models;

import java.io.Serial;

/** The site would be left without a model. */
public final class OnlyModel extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    OnlyModel(String message) {
        super(message);
    }
}
