package org.latentatlas.weights;

/** A weights file that cannot be read; the message names the offset or the tensor, what was found and what was expected. */
public final class DamagedFile extends RuntimeException {
    /** With a sentence for the user. */
    public DamagedFile(String message) {
        super(message);
    }
}
