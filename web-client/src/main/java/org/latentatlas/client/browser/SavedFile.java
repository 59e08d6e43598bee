package org.latentatlas.client.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.html.HTMLAnchorElement;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int8Array;

/** Files that the page makes and the visitor keeps. */
public final class SavedFile {
    private static final int KEPT_MILLISECONDS = 60_000;

    private SavedFile() {}

    /** Bytes with a type. */
    @JSClass(name = "Blob")
    public static class Bytes implements JSObject {
        public Bytes(JSArray<? extends JSObject> parts, Type type) {}
    }

    /** The type of bytes, such as {@code image/gif}. */
    public interface Type extends JSObject {
        @JSProperty
        void setType(String type);
    }

    /** Hears of a canvas's picture as a file; null where the browser cannot make it. */
    @JSFunctor
    public interface PictureListener extends JSObject {
        void made(Bytes picture);
    }

    /** A canvas as something that becomes a file. */
    public interface Picture extends JSObject {
        void toBlob(PictureListener listener, String type);
    }

    /** Addresses for bytes that the page has. */
    @JSClass(name = "URL")
    static final class Addresses implements JSObject {
        private Addresses() {}

        static native String createObjectURL(Bytes bytes);

        static native void revokeObjectURL(String address);
    }

    public static Bytes bytes(byte[] content, String type) {
        JSArray<Int8Array> parts = new JSArray<>();
        parts.push(Int8Array.copyFromJavaArray(content));
        return of(parts, type);
    }

    /** Several parts, one after the other. */
    public static Bytes of(JSArray<? extends JSObject> parts, String type) {
        Type options = JSObjects.create();
        options.setType(type);
        return new Bytes(parts, options);
    }

    /** The picture on a canvas as PNG. */
    public static void png(HTMLCanvasElement canvas, PictureListener listener) {
        ((Picture) (JSObject) canvas).toBlob(listener, "image/png");
    }

    /** Hands a file to the visitor under that name. */
    public static void save(Bytes bytes, String name) {
        String address = Addresses.createObjectURL(bytes);
        HTMLAnchorElement link = (HTMLAnchorElement) Elements.document().createElement("a");
        link.setHref(address);
        link.setAttribute("download", name);
        link.click();
        Window.setTimeout(() -> Addresses.revokeObjectURL(address), KEPT_MILLISECONDS);
    }
}
