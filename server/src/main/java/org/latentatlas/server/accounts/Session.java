package org.latentatlas.server.accounts;

import java.util.List;
import java.util.Optional;

/**
 * A sign-in, kept by the browser in a signed cookie.
 *
 * @param epoch the administrator's session epoch at the time; sign-out raises it
 * @param expires milliseconds since 1970
 * @param nonce random; ties the session's forms to it
 */
public record Session(int epoch, long expires, String nonce) {
    String signed(Signature signature) {
        String text = epoch + "." + expires + "." + nonce;
        return text + "." + signature.of("session:" + text);
    }

    static Optional<Session> read(String cookie, Signature signature) {
        int end = cookie.lastIndexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        String text = cookie.substring(0, end);
        if (!Secrets.same(signature.of("session:" + text), cookie.substring(end + 1))) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.split("\\.", -1)); // signed here, so in this form
        return Optional.of(new Session(Integer.parseInt(parts.get(0)), Long.parseLong(parts.get(1)), parts.get(2)));
    }
}
