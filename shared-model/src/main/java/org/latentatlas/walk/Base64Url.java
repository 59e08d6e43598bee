package org.latentatlas.walk;

/** Base64url without padding (RFC 4648, section 5), strict: one byte array has one text. */
public final class Base64Url {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    /** The text of these bytes. */
    public static String write(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int count = 0;
        for (byte octet : bytes) {
            bits = (bits << 8) | (octet & 0xff);
            count += 8;
            while (count >= 6) {
                count -= 6;
                text.append(ALPHABET.charAt(bits >>> count & 63));
            }
        }
        if (count > 0) {
            text.append(ALPHABET.charAt(bits << (6 - count) & 63));
        }
        return text.toString();
    }

    /**
     * The bytes of a text.
     *
     * @throws BadWalk where no whole number of bytes gives it
     */
    public static byte[] read(String text) {
        if (text.length() % 4 == 1) {
            throw new BadWalk(
                    "walk",
                    "The walk's text has " + text.length()
                            + " characters, which no whole number of bytes gives: it was cut short or edited.");
        }
        byte[] bytes = new byte[text.length() / 4 * 3 + text.length() % 4 * 3 / 4];
        int bits = 0;
        int count = 0;
        int position = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new BadWalk(
                        "walk",
                        "The walk's text has the character " + (int) text.charAt(i) + " at " + i
                                + "; letters, digits, - and _ are expected.");
            }
            bits = (bits << 6) | digit;
            count += 6;
            if (count >= 8) {
                count -= 8;
                bytes[position++] = (byte) (bits >>> count);
            }
        }
        return bytes;
    }
}
