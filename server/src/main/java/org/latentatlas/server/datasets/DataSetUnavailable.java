package org.latentatlas.server.datasets;

import java.io.Serial;

/** A data set is neither on this machine nor on a mirror that answers; the message says which files go where. */
public final class DataSetUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public DataSetUnavailable(String message) {
        super(message);
    }

    public DataSetUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
