package org.latentatlas.transport;

/** A picture that no mass can be moved from or to; the message is a sentence that says what came and what was expected. */
public final class UnfitPicture extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfitPicture(String sentence) {
        super(sentence);
    }
}
