package org.latentatlas.walk;

/** A walk, or a text that should hold one, breaks a rule; the message is a sentence that names the field, what came and what was expected. */
public final class BadWalk extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    BadWalk(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    /** The field at fault, named as in the JSON of a walk ({@code model}, {@code stops}, {@code title}, ...), or {@code walk}. */
    public String field() {
        return field;
    }
}
