package org.latentatlas.server.runs;

import java.io.Serial;

/** Another worker has the run now, or it has ended: what this one would have written is refused. */
final class RunLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    RunLost(Attempt attempt) {
        super("run " + attempt.run().id() + " is no longer this worker's: its attempt " + attempt.number()
                + " is over");
    }
}
