package org.latentatlas.server.accounts;

import java.io.Serial;

/** There is no API token with this id. */
public final class NoSuchToken extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NoSuchToken(String message) {
        super(message);
    }
}
