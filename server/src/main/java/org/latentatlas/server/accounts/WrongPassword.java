package org.latentatlas.server.accounts;

import java.io.Serial;

/** A password is not the administrator's, or cannot be made it; the message is a sentence for whoever typed it. */
public final class WrongPassword extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String textKey;
    private final transient Object[] values;

    /** A password that is refused; pages have a sentence under this key in every language, with places for the values. */
    public WrongPassword(String textKey, Object... values) {
        super(textKey);
        this.textKey = textKey;
        this.values = values;
    }

    public String textKey() {
        return textKey;
    }

    public Object[] values() {
        return values;
    }
}
