package org.latentatlas.server.runs;

import java.io.Serial;

/** Ends a run from within. */
final class RunEnded extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final RunState state;
    private final String why;

    RunEnded(RunState state, String why) {
        super(why);
        this.state = state;
        this.why = why;
    }

    RunState state() {
        return state;
    }

    @Override
    public String getMessage() {
        return why;
    }
}
