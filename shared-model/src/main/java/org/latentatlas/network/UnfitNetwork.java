package org.latentatlas.network;

/** A network whose layers, sizes or weights do not fit together; the message says which and what was expected. */
public final class UnfitNetwork extends RuntimeException {
    /** With a sentence for the user. */
    public UnfitNetwork(String message) {
        super(message);
    }
}
