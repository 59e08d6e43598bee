package org.latentatlas.server.web;

import io.javalin.http.HttpStatus;
import java.io.Serial;

/** An uploaded model that was not taken; nothing of it was kept. */
final class RefusedModel extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String field;

    /**
     * Refuses.
     *
     * @param field the field of the form or the API that is at fault
     * @param message what came and what was expected, as a sentence
     */
    RefusedModel(HttpStatus status, String field, String message) {
        super(message);
        this.status = status;
        this.field = field;
    }

    HttpStatus status() {
        return status;
    }

    String field() {
        return field;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
