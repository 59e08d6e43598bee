package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;

/** What loader.js leaves for the client in {@code window.atlas}. */
@JSClass
public final class LoaderScript implements JSObject {
    private LoaderScript() {}

    /** What the loader left. */
    @JSTopLevel
    @JSProperty("atlas")
    public static native LoaderScript current();

    /** The build that runs: {@code wasm} or {@code js}. */
    @JSProperty
    public native String getBuild();

    /** The loader's own address, which starts the same build in a worker. */
    @JSProperty
    public native String getLoader();
}
