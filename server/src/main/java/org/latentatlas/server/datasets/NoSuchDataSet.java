package org.latentatlas.server.datasets;

import java.io.Serial;

/** There is no data set of this name that was uploaded. */
public final class NoSuchDataSet extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NoSuchDataSet(String message) {
        super(message);
    }
}
