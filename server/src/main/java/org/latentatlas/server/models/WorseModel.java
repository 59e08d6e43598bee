package org.latentatlas.server.models;

import java.io.Serial;

/** A model is worse than the one that the site serves, and publishing it was not confirmed; the message says by how much. */
public final class WorseModel extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Model model;

    WorseModel(Model model, String message) {
        super(message);
        this.model = model;
    }

    /** The model that was to be published. */
    public Model model() {
        return model;
    }
}
