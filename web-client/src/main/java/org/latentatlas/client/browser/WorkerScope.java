package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** The inside of a worker: where its messages come and go. */
@JSClass
public final class WorkerScope implements JSObject {
    private WorkerScope() {}

    @JSTopLevel
    @JSProperty("self")
    public static native WorkerScope current();

    /** Whether this runs in a worker rather than on a page. */
    public static boolean here() {
        return JSObjects.isUndefined(current().getDocument());
    }

    @JSProperty
    private native JSObject getDocument();

    /** The name that the page gave to this worker; empty where it gave none. */
    @JSProperty
    public native String getName();

    public native void postMessage(JSObject message);

    /** Sends a message with buffers in it that move over instead of being copied. */
    public native void postMessage(JSObject message, JSArray<ArrayBuffer> moved);

    public native void addEventListener(String type, EventListener<?> listener);
}
