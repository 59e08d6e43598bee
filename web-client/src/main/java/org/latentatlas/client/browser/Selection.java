package org.latentatlas.client.browser;

import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.xml.Node;

/** What the visitor has selected on the page. */
public interface Selection extends JSObject {
    /** Selects all that is inside an element. */
    void selectAllChildren(Node parent);

    /** The page's selection. */
    static Selection current() {
        return ((Holder) (JSObject) Window.current()).getSelection();
    }

    /** A window, as far as needed here. */
    interface Holder extends JSObject {
        /** Its selection. */
        Selection getSelection();
    }
}
