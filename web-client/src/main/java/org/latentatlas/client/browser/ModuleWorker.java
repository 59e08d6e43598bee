package org.latentatlas.client.browser;

import java.util.function.Consumer;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;

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

    /**
     * Starts the module at that address in a worker of that name, which the worker can read; empty for none. {@code heard} hears its
     * messages, {@code lost} that it broke down or said what cannot be read.
     */
    public static ModuleWorker start(String url, String name, Consumer<JSObject> heard, Runnable lost) {
        Options options = JSObjects.create();
        options.setType("module");
        options.setName(name);
        ModuleWorker worker = new ModuleWorker(url, options);
        EventListener<MessageEvent> message = event -> heard.accept(event.getData());
        EventListener<Event> broken = event -> lost.run();
        worker.addEventListener("message", message);
        worker.addEventListener("error", broken);
        worker.addEventListener("messageerror", broken);
        return worker;
    }

    public native void postMessage(JSObject message);

    public native void terminate();

    public native void addEventListener(String type, EventListener<?> listener);
}
