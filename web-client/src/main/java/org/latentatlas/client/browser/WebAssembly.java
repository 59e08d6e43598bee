package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

/** The browser's WebAssembly; where there is none, every call throws. */
@JSClass
public final class WebAssembly implements JSObject {
    private WebAssembly() {}

    public static native boolean validate(Int8Array bytes);

    /** Compiles off the page's thread; fails where the browser refuses. */
    public static native JSPromise<Module> compile(Int8Array bytes);

    /** A module with a memory of its own; fails where there is no room for it. */
    public static native JSPromise<Instance> instantiate(Module module);

    /** A compiled module, which can be posted to workers. */
    public interface Module extends JSObject {}

    /** A module at work. */
    public interface Instance extends JSObject {
        @JSProperty
        JSObject getExports();
    }

    /** A module's memory. */
    public interface Memory extends JSObject {
        @JSProperty
        ArrayBuffer getBuffer();
    }
}
