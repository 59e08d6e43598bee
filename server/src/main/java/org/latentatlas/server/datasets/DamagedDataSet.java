package org.latentatlas.server.datasets;

import java.io.Serial;

/** A file of a data set is not what it should be; the message names file, offset, expected and found. */
public final class DamagedDataSet extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public DamagedDataSet(String message) {
        super(message);
    }
}
