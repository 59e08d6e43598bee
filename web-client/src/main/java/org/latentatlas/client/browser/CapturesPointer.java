package org.latentatlas.client.browser;

import org.teavm.jso.JSObject;

/** An element as something that keeps a pointer until it is released. */
public interface CapturesPointer extends JSObject {
    void setPointerCapture(int pointer);
}
