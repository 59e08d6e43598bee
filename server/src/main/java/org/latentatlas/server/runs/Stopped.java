package org.latentatlas.server.runs;

import java.io.Serial;

/** This worker is told to stop; the run is another's. */
final class Stopped extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;
}
