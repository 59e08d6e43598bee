package org.latentatlas.drawing;

/** A drawing that cannot be used: a damaged text of one, or a picture without a digit; the message is a sentence for the reader. */
public final class BadDrawing extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why a picture gives no digit. */
    public enum Reason {
        /** The text of a drawing was cut short or edited. */
        DAMAGED,
        /** There is nothing but paper. */
        EMPTY,
        /** Everything has the same brightness. */
        ONE_COLOUR
    }

    private final Reason reason;

    /** {@code message} says what was found and what was expected. */
    public BadDrawing(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
