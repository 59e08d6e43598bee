package org.latentatlas.client.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;

/** The clipboard, which browsers give to secure pages only. */
public interface Clipboard extends JSObject {
    /** Writes a text; the promise fails where the visitor forbids it. */
    JSPromise<JSUndefined> writeText(String text);

    /** The clipboard, or null where there is none. */
    static @Nullable Clipboard mine() {
        Clipboard clipboard = Holder.navigator().getClipboard();
        return JSObjects.isUndefined(clipboard) ? null : clipboard;
    }

    /** The browser's description of itself, as far as needed here. */
    @JSClass
    final class Holder implements JSObject {
        private Holder() {}

        @JSTopLevel
        @JSProperty("navigator")
        static native Holder navigator();

        @JSProperty
        native Clipboard getClipboard();
    }
}
