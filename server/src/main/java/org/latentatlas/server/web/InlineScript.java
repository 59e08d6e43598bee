package org.latentatlas.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.latentatlas.server.Sha256;

/**
 * A script that stands in the pages themselves, since they would otherwise wait for it; the content security policy allows it by the hash of
 * its text.
 */
public enum InlineScript {
    /** The remembered theme, before the first paint. */
    THEME("theme.js"),
    /** The first digit, before the page's own code. */
    FIRST_DIGIT("first.js");

    private final String text;

    InlineScript(String file) {
        try (InputStream in = InlineScript.class.getResourceAsStream("/static/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between {@code <script>} and {@code </script>}, to the letter. */
    public String text() {
        return text;
    }

    private String hash() {
        byte[] digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    /** All of them as sources of a content security policy. */
    static String hashes() {
        return Arrays.stream(values()).map(InlineScript::hash).collect(Collectors.joining(" "));
    }
}
