package org.latentatlas.server.accounts;

import java.io.Serial;

/** Only the administrator may do this, and whoever asked has not shown to be that. */
public final class NotSignedIn extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NotSignedIn(String message) {
        super(message);
    }
}
