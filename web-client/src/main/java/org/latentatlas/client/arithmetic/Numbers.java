package org.latentatlas.client.arithmetic;

/** Decimal numbers as text and back, without locale. */
public final class Numbers {
    private static final double[] POWERS = {1, 10, 100, 1000, 10000, 100000, 1000000};

    private Numbers() {}

    /** A number for readers: that many decimals (0 to 6), a true minus sign. */
    public static String shown(double value, int decimals) {
        String text = fixed(Math.abs(value), decimals);
        return value * POWERS[decimals] <= -0.5 ? "\u2212" + text : text;
    }

    /** A number for an address: at most that many decimals (0 to 6), no trailing zeros. */
    public static String written(double value, int decimals) {
        String text = fixed(Math.abs(value), decimals);
        int end = text.length();
        if (decimals > 0) {
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            if (text.charAt(end - 1) == '.') {
                end--;
            }
        }
        return (value * POWERS[decimals] <= -0.5 ? "-" : "") + text.substring(0, end);
    }

    /** The nearest number with that many decimals: what {@link #written} keeps of it. */
    public static float rounded(double value, int decimals) {
        return (float) (Math.rint(value * POWERS[decimals]) / POWERS[decimals]);
    }

    /**
     * A number from an address.
     *
     * @throws NumberFormatException unless it is an optional minus, one to six digits and at most six decimals
     */
    public static double read(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        String whole = text.substring(start, point < 0 ? text.length() : point);
        String decimals = point < 0 ? "" : text.substring(point + 1);
        boolean fits = !whole.isEmpty() && whole.length() <= 6 && decimals.length() <= 6;
        if (!fits || (point >= 0 && decimals.isEmpty())) {
            throw new NumberFormatException(text);
        }
        double value = digits(whole + decimals, text) / POWERS[decimals.length()];
        return start == 1 ? -value : value;
    }

    private static long digits(String digits, String text) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new NumberFormatException(text);
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static String fixed(double magnitude, int decimals) {
        long units = Math.round(magnitude * POWERS[decimals]);
        long power = (long) POWERS[decimals];
        if (decimals == 0) {
            return Long.toString(units);
        }
        String rest = Long.toString(units % power + power).substring(1);
        return units / power + "." + rest;
    }
}
