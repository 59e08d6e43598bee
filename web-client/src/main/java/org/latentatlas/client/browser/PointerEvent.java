package org.latentatlas.client.browser;

import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.MouseEvent;

/** A pointer event: mouse, finger or pen. */
public interface PointerEvent extends MouseEvent {
    @JSProperty
    int getPointerId();

    /** {@code mouse}, {@code touch} or {@code pen}. */
    @JSProperty
    String getPointerType();

    /** When the hand did it, in milliseconds of the page's clock; a busy page hears of it later. */
    @JSProperty("timeStamp")
    double getMilliseconds();
}
