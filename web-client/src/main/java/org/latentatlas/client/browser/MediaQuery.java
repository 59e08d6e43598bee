package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;
import org.teavm.jso.dom.events.EventListener;

/** A question about the visitor's screen and wishes. */
@JSClass
public final class MediaQuery implements JSObject {
    private MediaQuery() {}

    @JSTopLevel
    @JSMethod("matchMedia")
    public static native MediaQuery of(String query);

    @JSProperty
    public native boolean isMatches();

    public native void addEventListener(String type, EventListener<?> listener);

    /** Whether the visitor asked for less motion. */
    public static boolean calm() {
        return of("(prefers-reduced-motion: reduce)").isMatches();
    }
}
