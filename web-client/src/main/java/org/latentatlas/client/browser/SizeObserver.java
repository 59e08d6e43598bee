package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/** Hears when an element gets another size, for whatever reason. */
@JSClass(name = "ResizeObserver")
public final class SizeObserver implements JSObject {
    /** Runs once at the beginning and then after each change. */
    @JSFunctor
    public interface Listener extends JSObject {
        void resized();
    }

    /** Observes nothing yet. */
    public SizeObserver(Listener listener) {}

    public native void observe(HTMLElement element);
}
