package org.latentatlas.server.accounts;

import java.io.Serial;

/** A request is not one that this site's own pages, or the holder of a set-up link, would send. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String textKey;

    /** A refusal, as the API says it and as a page does: the key of the sentence in every language. */
    public Refused(String textKey, String message) {
        super(message);
        this.textKey = textKey;
    }

    public String textKey() {
        return textKey;
    }
}
