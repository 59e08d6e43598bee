package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;

/** Records what a canvas shows as a film, where the browser can. */
@JSClass
public final class MediaRecorder implements JSObject {
    /** Records a stream. */
    public MediaRecorder(JSObject stream, Options options) {}

    public static native boolean isTypeSupported(String type);

    public native void start();

    public native void stop();

    public native void addEventListener(String type, EventListener<?> listener);

    /** What kind of film. */
    public interface Options extends JSObject {
        @JSProperty
        void setMimeType(String type);

        @JSProperty
        void setVideoBitsPerSecond(int bits);
    }

    /** A part of the film. */
    public interface PartEvent extends Event {
        @JSProperty
        SavedFile.Bytes getData();
    }

    /** A canvas as a source of film. */
    public interface Source extends JSObject {
        JSObject captureStream(int framesPerSecond);
    }

    /** What the browser has of this. */
    @JSClass
    static final class Global implements JSObject {
        private Global() {}

        @JSTopLevel
        @JSProperty("self")
        static native Global self();

        @JSProperty("MediaRecorder")
        native JSObject getRecorder();
    }

    /** Whether this browser records films of that type. */
    public static boolean records(String type) {
        return !JSObjects.isUndefined(Global.self().getRecorder()) && isTypeSupported(type);
    }
}
