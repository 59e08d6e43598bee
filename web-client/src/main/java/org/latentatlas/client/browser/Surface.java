package org.latentatlas.client.browser;

import org.teavm.jso.JSProperty;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.typedarrays.Float32Array;

/** A canvas context with the properties that TeaVM's binding leaves out. */
public interface Surface extends CanvasRenderingContext2D {
    @JSProperty
    void setImageSmoothingEnabled(boolean smooth);

    @JSProperty
    void setImageSmoothingQuality(String quality);

    /** At whole pixels: small integers pass between the two worlds without becoming objects. */
    void putImageData(ImageData pixels, int x, int y);

    /** Lengths of dashes and gaps, in the units of the current transform. */
    void setLineDash(Float32Array lengths);
}
