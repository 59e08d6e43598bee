package org.latentatlas.server.accounts;

import java.io.Serial;

/** A request is not one that this site's own pages, or the holder of a set-up link, would send. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public Refused(String message) {
        super(message);
    }
}
