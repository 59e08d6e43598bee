package org.latentatlas.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are kept: PBKDF2 with HMAC-SHA-256, 600,000 rounds and a salt of 16 bytes, as the OWASP Password
 * Storage Cheat Sheet advises. Text form: {@code pbkdf2-sha256:rounds:salt:hash}, so that rounds may grow later.
 */
final class Passwords {
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final String NAME = "pbkdf2-sha256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                ":",
                NAME,
                Integer.toString(ROUNDS),
                base64.encodeToString(salt),
                base64.encodeToString(derive(password, salt, ROUNDS)));
    }

    static boolean matches(String password, String hash) {
        List<String> parts = List.of(hash.split(":", -1));
        if (parts.size() != 4 || !parts.get(0).equals(NAME)) {
            throw new IllegalStateException("the stored password hash is of an unknown kind");
        }
        byte[] salt = Base64.getDecoder().decode(parts.get(2));
        byte[] expected = Base64.getDecoder().decode(parts.get(3));
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts.get(1))));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        // Latin-1 of the UTF-8 bytes: JDK versions disagree on characters beyond ASCII
        char[] bytes = new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toCharArray();
        var spec = new PBEKeySpec(bytes, salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
