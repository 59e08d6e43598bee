package org.latentatlas.client.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.History;
import org.teavm.jso.browser.Location;

/** The address of the page, in whose fragment its state stands. */
public final class Address {
    private Address() {}

    /** The fragment with its {@code #}; empty where there is none. */
    public static String fragment() {
        return Location.current().getHash();
    }

    /** One part of the fragment by its name, such as {@code d} of {@code #w=…&d=…}; null where there is none. */
    public static @Nullable String part(String name) {
        String fragment = fragment();
        int first = fragment.indexOf('#' + name + '=');
        int start = first >= 0 ? first : fragment.indexOf('&' + name + '=');
        if (start < 0) {
            return null;
        }
        int end = fragment.indexOf('&', start + 1);
        return fragment.substring(start + 2 + name.length(), end < 0 ? fragment.length() : end);
    }

    /** Writes another fragment, with its {@code #}, into this entry of the history. */
    public static void replace(String fragment) {
        History.current().replaceState(null, "", with(fragment));
    }

    /** The same as a step that Back takes back. */
    public static void push(String fragment) {
        History.current().pushState(null, "", with(fragment));
    }

    private static String with(String fragment) {
        Location here = Location.current();
        return here.getPathName() + here.getSearch() + fragment;
    }
}
