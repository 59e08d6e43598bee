package org.latentatlas.client.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;

/** What this browser keeps for the site from visit to visit. Where it refuses to, nothing is kept and nobody is told: the addresses say everything. */
public final class Memory {
    private Memory() {}

    /** What was kept under that name; null where there is nothing. */
    public static @Nullable String get(String name) {
        try {
            return Holder.localStorage().getItem(name);
        } catch (RuntimeException e) { // refused
            return null;
        }
    }

    /** Keeps a text under that name. */
    public static void put(String name, String text) {
        try {
            Holder.localStorage().setItem(name, text);
        } catch (RuntimeException e) { // refused, or full
            return;
        }
    }

    /** The browser's store. */
    public interface Store extends JSObject {
        @Nullable
        String getItem(String name);

        void setItem(String name, String text);
    }

    /** The window, as far as needed here. */
    @JSClass
    static final class Holder implements JSObject {
        private Holder() {}

        @JSTopLevel
        @JSProperty("localStorage")
        static native Store localStorage();
    }
}
