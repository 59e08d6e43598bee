package org.latentatlas.server.web;

import java.io.Serial;

/** Somebody did something too often; the message says so, and {@link #seconds} when it may be tried again. */
final class TooMany extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final long seconds;

    TooMany(String message, long seconds) {
        super(message);
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
