package org.latentatlas.json;

import org.jspecify.annotations.Nullable;

/**
 * A number as it stands in the text. Whole numbers are read without {@code double}s: a page that needs no others is spared TeaVM's tables for
 * them, a third of the size of the decoder's code.
 */
record Numeral(String text) {
    private static final int MOST_DIGITS = 18;

    /** The number itself; infinite where a double cannot hold it. */
    double value() {
        return Double.parseDouble(text);
    }

    /** The number where it is written as a whole one, of at most 18 digits; else nothing. */
    @Nullable
    Long whole() {
        int first = text.charAt(0) == '-' ? 1 : 0;
        if (text.length() - first > MOST_DIGITS) {
            return null;
        }
        long number = 0;
        for (int i = first; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = 10 * number + digit;
        }
        return first == 0 ? number : -number;
    }

    @Override
    public String toString() {
        return text;
    }
}
