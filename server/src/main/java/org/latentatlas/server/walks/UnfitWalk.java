package org.latentatlas.server.walks;

import java.io.Serial;

/** A walk is well formed, but does not fit a model of this site; the message names the field. */
public final class UnfitWalk extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String field;

    public UnfitWalk(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    /** The field at fault, named as in the walk's JSON. */
    public String field() {
        return field;
    }
}
