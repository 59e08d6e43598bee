package org.latentatlas.walk;

/**
 * A float as the shortest decimal text that reads back to the same float, by trying one digit after another. {@code Float.toString}
 * is not used because JDK versions and browsers' builds differ in it. Only whole-number powers of ten and exact double operations
 * are used, so the text is the same everywhere. A text is taken only if every double within 1e-15 of it (relative) rounds to the
 * float, so readers that round decimals a little differently get the same float too.
 */
final class FloatText {
    private static final int MOST_DIGITS = 9;
    private static final double MARGIN = 1e-15;
    /** Up to this many decimals a number is written without exponent. */
    private static final int PLAIN_DECIMALS = 12;

    private static final int PLAIN_ZEROS = 6;
    /** The largest power of ten that a double holds exactly. */
    private static final int EXACT_POWER = 22;

    private FloatText() {}

    /** The text of a finite number, as JSON allows it; both zeros are {@code 0}. */
    static String write(float number) {
        if (number == 0) {
            return "0";
        }
        double magnitude = Math.abs((double) number);
        int exponent = 0; // of the first digit
        while (scale(magnitude, -exponent) >= 10) {
            exponent++;
        }
        while (scale(magnitude, -exponent) < 1) {
            exponent--;
        }
        int digits = 1;
        int last = exponent; // the exponent of the last digit
        int mantissa = (int) (scale(magnitude, -last) + 0.5);
        while (!readsBack(mantissa, last, magnitude) && digits < MOST_DIGITS) {
            digits++;
            last--;
            mantissa = (int) (scale(magnitude, -last) + 0.5);
        }
        while (mantissa % 10 == 0) {
            mantissa /= 10;
            last++;
        }
        return (number < 0 ? "-" : "") + text(mantissa, last);
    }

    private static boolean readsBack(int mantissa, int exponent, double magnitude) {
        double value = scale(mantissa, exponent);
        float[] rounded = {(float) (value * (1 - MARGIN)), (float) (value * (1 + MARGIN))
        }; // stored, so float in JavaScript too
        return rounded[0] == magnitude && rounded[1] == magnitude;
    }

    /** value times 10 to the power of exponent. */
    private static double scale(double value, int exponent) {
        double scaled = value;
        int rest = Math.abs(exponent);
        while (rest > 0) {
            int step = Math.min(rest, EXACT_POWER);
            scaled = exponent < 0 ? scaled / power(step) : scaled * power(step);
            rest -= step;
        }
        return scaled;
    }

    private static double power(int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static String text(int mantissa, int exponent) {
        String digits = Integer.toString(mantissa);
        if (exponent > PLAIN_ZEROS || exponent < -PLAIN_DECIMALS) {
            return digits + "e" + exponent;
        }
        if (exponent >= 0) {
            return digits + "000000".substring(0, exponent);
        }
        int point = digits.length() + exponent;
        return point > 0
                ? digits.substring(0, point) + "." + digits.substring(point)
                : "0." + "000000000000".substring(0, -point) + digits;
    }
}
