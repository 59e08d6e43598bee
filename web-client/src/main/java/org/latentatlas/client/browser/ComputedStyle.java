package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSTopLevel;
import org.teavm.jso.dom.html.HTMLElement;

/** The style that an element ends up with. */
@JSClass
public final class ComputedStyle implements JSObject {
    private ComputedStyle() {}

    @JSTopLevel
    @JSMethod("getComputedStyle")
    public static native ComputedStyle of(HTMLElement element);

    public native String getPropertyValue(String name);
}
