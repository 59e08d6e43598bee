package org.latentatlas.client.browser;

import org.teavm.jso.JSProperty;

/** A pointer event with what a pen tells of itself. */
public interface PenEvent extends PointerEvent {
    /** 0 to 1; 0.5 for a mouse's pressed button. */
    @JSProperty
    float getPressure();

    /** Whether this is the first finger of several, or no finger. */
    @JSProperty
    boolean isPrimary();
}
