package org.latentatlas.client.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.file.File;
import org.teavm.jso.file.FileList;

/** An event that brings files: a drop or a paste. */
public interface Transfers extends Event {
    /** What is carried. */
    interface Data extends JSObject {
        @JSProperty
        FileList getFiles();
    }

    @JSProperty
    Data getDataTransfer();

    @JSProperty
    Data getClipboardData();

    /** The first file of a drop or a paste, or null where none came. */
    static @Nullable File file(Transfers event) {
        Data data = event.getDataTransfer();
        if (JSObjects.isUndefined(data) || data == null) {
            data = event.getClipboardData();
        }
        if (JSObjects.isUndefined(data) || data == null || data.getFiles().getLength() == 0) {
            return null;
        }
        return data.getFiles().item(0);
    }
}
