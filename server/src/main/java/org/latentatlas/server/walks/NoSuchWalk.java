package org.latentatlas.server.walks;

import java.io.Serial;

/** No walk was shared under this id. */
public final class NoSuchWalk extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NoSuchWalk(String id) {
        super("There is no walk \"" + id + "\".");
    }
}
