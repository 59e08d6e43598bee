package org.latentatlas.server.relatives;

import java.io.Serial;

/** The training set is being encoded; it is worth asking again after some {@link #seconds}. */
public final class StillEncoding extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final long seconds;

    public StillEncoding(long seconds) {
        super("The training images are being encoded; please ask again in " + seconds + " seconds.");
        this.seconds = seconds;
    }

    /** When to ask again. */
    public long seconds() {
        return seconds;
    }
}
