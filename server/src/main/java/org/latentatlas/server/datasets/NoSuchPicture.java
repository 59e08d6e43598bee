package org.latentatlas.server.datasets;

import java.io.Serial;

/** There is no such picture on this server: the message says whether the number or the data set is missing. */
public final class NoSuchPicture extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NoSuchPicture(String message) {
        super(message);
    }
}
