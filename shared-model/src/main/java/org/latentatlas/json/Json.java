package org.latentatlas.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value together with its place in the document, which every error names ({@code $.layers[2].inputs}). Immutable.
 */
public final class Json {
    private final @Nullable Object value;
    private final String place;

    private Json(@Nullable Object value, String place) {
        this.value = value;
        this.place = place;
    }

    /**
     * Parses a whole document (RFC 8259): at most 32 levels deep, no key twice in an object.
     *
     * @throws BadJson where the text is damaged, with the offset
     */
    public static Json parse(String text) {
        return new Json(new JsonParser(text).document(), "$");
    }

    /** The member of an object; an error where this is no object or has no such member. */
    public Json get(String key) {
        Map<?, ?> members = members();
        if (!members.containsKey(key)) {
            throw new BadJson(place + "." + key + " is missing");
        }
        return new Json(members.get(key), place + "." + key);
    }

    /** Whether this is an object with that member. */
    public boolean has(String key) {
        return value instanceof Map<?, ?> members && members.containsKey(key);
    }

    /** The keys of an object, in the order of the text. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Object key : members().keySet()) {
            keys.add((String) key);
        }
        return keys;
    }

    /** Refuses members that are not among the known ones. */
    public void allow(Set<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw new BadJson(place + "." + key + " is not known here; known are " + String.join(", ", known));
            }
        }
    }

    /** The elements of an array. */
    public List<Json> items() {
        if (!(value instanceof List<?> list)) {
            throw expected("a list");
        }
        List<Json> items = new ArrayList<>();
        for (Object item : list) {
            items.add(new Json(item, place + "[" + items.size() + "]"));
        }
        return items;
    }

    /** A string. */
    public String text() {
        if (!(value instanceof String text)) {
            throw expected("a text");
        }
        return text;
    }

    /** A finite number. */
    public double number() {
        double number = numeral("a number").value();
        if (Double.isInfinite(number)) {
            throw new BadJson(place + " is a number out of range");
        }
        return number;
    }

    /** A whole number of 32 bits, written without a point or an exponent. */
    public int integer() {
        long number = wholeNumber();
        if (number != (int) number) {
            throw expected("a whole number");
        }
        return (int) number;
    }

    /** A whole number that a double holds exactly, written without a point or an exponent. */
    public long wholeNumber() {
        Long number = numeral("a whole number").whole();
        if (number == null || Math.abs(number) > 1L << 53) {
            throw expected("a whole number");
        }
        return number;
    }

    private Numeral numeral(String expected) {
        if (!(value instanceof Numeral numeral)) {
            throw expected(expected);
        }
        return numeral;
    }

    /** True or false. */
    public boolean truth() {
        if (!(value instanceof Boolean truth)) {
            throw expected("true or false");
        }
        return truth;
    }

    /** The place in the document, from {@code $}. */
    public String place() {
        return place;
    }

    private Map<?, ?> members() {
        if (!(value instanceof Map<?, ?> members)) {
            throw expected("an object");
        }
        return members;
    }

    private BadJson expected(String what) {
        return new BadJson(place + " is " + describe() + "; expected " + what);
    }

    private String describe() {
        if (value instanceof String text) {
            return quote(text.length() > 40 ? text.substring(0, 40) + "…" : text);
        }
        if (value instanceof Map) {
            return "an object";
        }
        return value instanceof List ? "a list" : String.valueOf(value);
    }

    /** A text as a JSON string, with its quotation marks. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' '
                    || c == '<'
                    || c == '\u2028'
                    || c == '\u2029') { // '<' so that no page's script can be closed
                String digits = Integer.toHexString(c);
                quoted.append("\\u").append("0000".substring(digits.length())).append(digits);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
