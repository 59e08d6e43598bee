package org.latentatlas.server.models;

import java.io.Serial;

/** Files are no model of this program; the message names the file, what came and what was expected. */
public final class UnfitModel extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String file;

    /**
     * Refuses a file.
     *
     * @param file its name, with which the message begins
     * @param fault the rest of the message
     */
    UnfitModel(String file, String fault) {
        super(file + fault);
        this.file = file;
    }

    /** The name of the file that is at fault, as {@code export} writes it. */
    public String file() {
        return file;
    }
}
