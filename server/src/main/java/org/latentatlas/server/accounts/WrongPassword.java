package org.latentatlas.server.accounts;

import java.io.Serial;

/** A password is not the administrator's, or cannot be made it; the message is a sentence for whoever typed it. */
public final class WrongPassword extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public WrongPassword(String message) {
        super(message);
    }
}
