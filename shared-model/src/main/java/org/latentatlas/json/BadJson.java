package org.latentatlas.json;

/** A text that is no JSON, or JSON that lacks what was asked for; the message names the place. */
public final class BadJson extends RuntimeException {
    /** With a sentence for the user. */
    public BadJson(String message) {
        super(message);
    }
}
