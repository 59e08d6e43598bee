package org.latentatlas.server.accounts;

import java.io.Serial;

/** A token was to have a name that it cannot have; the message says which one is expected. */
public final class UnfitTokenName extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnfitTokenName(String message) {
        super(message);
    }
}
