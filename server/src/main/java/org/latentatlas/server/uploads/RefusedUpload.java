package org.latentatlas.server.uploads;

import java.io.Serial;

/** Uploaded files that were not taken, or that are not given up; nothing of them was kept or changed. */
public final class RefusedUpload extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** The content or a name is not what it should be. */
        UNUSABLE,
        /** They are larger than is taken, or than there is room for. */
        TOO_LARGE,
        /** There is another of that name, or something uses it. */
        CONFLICT
    }

    private final Reason reason;
    private final String field;

    /**
     * Refuses.
     *
     * @param field the field of the form or the API that is at fault
     * @param message what came and what was expected, as a sentence
     */
    public RefusedUpload(Reason reason, String field, String message) {
        super(message);
        this.reason = reason;
        this.field = field;
    }

    public Reason reason() {
        return reason;
    }

    public String field() {
        return field;
    }

    /** The sentence for the field. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
