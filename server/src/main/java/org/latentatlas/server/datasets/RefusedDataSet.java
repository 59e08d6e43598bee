package org.latentatlas.server.datasets;

import java.io.Serial;

/** An upload that was not taken, or a data set that is not given up; nothing of it was kept or changed. */
public final class RefusedDataSet extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** The content or a name is not what it should be. */
        UNUSABLE,
        /** It is larger than is taken, or than there is room for. */
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
    public RefusedDataSet(Reason reason, String field, String message) {
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
