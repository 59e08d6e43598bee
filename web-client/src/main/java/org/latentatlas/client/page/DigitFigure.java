package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Surface;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** A canvas of 28 by 28 pixels that shows one digit. */
final class DigitFigure {
    private static final int SIDE = 28;

    private final Surface surface;

    DigitFigure(HTMLCanvasElement canvas) {
        if (canvas.getWidth() != SIDE || canvas.getHeight() != SIDE) { // it would be cleared
            canvas.setWidth(SIDE);
            canvas.setHeight(SIDE);
        }
        surface = Elements.surface(canvas);
    }

    /** Shows a digit's pixels (28, 28). */
    void show(ImageData pixels) {
        surface.putImageData(pixels, 0, 0);
    }
}
