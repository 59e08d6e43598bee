package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.EventListener;

/** A worker whose script is a module. */
@JSClass(name = "Worker")
public final class ModuleWorker implements JSObject {
    /** Starts the script at that address. */
    public ModuleWorker(String url, Options options) {}

    /** How a worker is made. */
    public interface Options extends JSObject {
        @JSProperty
        void setType(String type);

        @JSProperty
        void setName(String name);
    }

    /** Starts the module at that address in a worker. */
    public static ModuleWorker start(String url) {
        Options options = JSObjects.create();
        options.setType("module");
        return new ModuleWorker(url, options);
    }

    /** The same with a name, which the worker can read. */
    public static ModuleWorker start(String url, String name) {
        Options options = JSObjects.create();
        options.setType("module");
        options.setName(name);
        return new ModuleWorker(url, options);
    }

    public native void postMessage(JSObject message);

    public native void terminate();

    public native void addEventListener(String type, EventListener<?> listener);
}
