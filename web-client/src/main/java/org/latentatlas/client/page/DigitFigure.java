package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.picture.Pixels;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int32Array;

/** A canvas of 28 by 28 pixels that shows one digit, ink on the theme's sheet. */
final class DigitFigure {
    static final int SIDE = 28;

    private final Surface surface;
    private final ImageData image = new ImageData(SIDE, SIDE);
    private final Int32Array words = new Int32Array(image.getData().getBuffer());

    DigitFigure(HTMLCanvasElement canvas) {
        canvas.setWidth(SIDE);
        canvas.setHeight(SIDE);
        surface = Elements.surface(canvas);
    }

    /** Shows probabilities of ink (784). */
    void show(float[] pixels, Palette palette) {
        for (int i = 0; i < pixels.length; i++) {
            words.set(i, palette.pixel(Pixels.level(pixels[i])));
        }
        surface.putImageData(image, 0, 0);
    }

    /** Shows one draw: ink where the probability (784) is above the threshold of that pixel (784). */
    void showDrawn(float[] pixels, float[] thresholds, Palette palette) {
        for (int i = 0; i < pixels.length; i++) {
            words.set(i, palette.pixel(pixels[i] > thresholds[i] ? 255 : 0));
        }
        surface.putImageData(image, 0, 0);
    }
}
