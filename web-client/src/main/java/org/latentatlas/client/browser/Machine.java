package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;

/** What the browser says of the machine. */
@JSClass
public final class Machine implements JSObject {
    private Machine() {}

    @JSTopLevel
    @JSProperty("navigator")
    private static native Machine mine();

    @JSProperty
    private native int getHardwareConcurrency();

    /** Processor cores, as far as the browser tells. */
    public static int cores() {
        return mine().getHardwareConcurrency();
    }
}
