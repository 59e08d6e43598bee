package org.latentatlas.walk;

/** The rule for texts that somebody wrote into a walk. */
final class WalkWords {
    private WalkWords() {}

    /** The text itself; an error where it is too long or has characters that cannot be shown. Only a note has lines. */
    static String checked(String field, String text, int most) {
        if (text.length() > most) {
            throw new BadWalk(
                    field, field + " has " + text.length() + " characters; it may have at most " + most + ".");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (isControl(c) && !(c == '\n' && field.equals("note"))) {
                throw new BadWalk(
                        field,
                        field + " has the control character or half character " + (int) c + " at " + i
                                + "; it may have printable text only.");
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0) || Character.isSurrogate(c);
    }
}
