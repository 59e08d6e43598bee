package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.picture.Pixels;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int32Array;

/** A canvas that shows a square picture of numbers from 0 (paper) to 1 (ink) in the theme's colours. */
final class PictureFigure {
    private final Surface surface;
    private final ImageData image;
    private final Int32Array words;

    /** {@code side} is the picture's own, in pixels. */
    PictureFigure(HTMLCanvasElement canvas, int side) {
        if (canvas.getWidth() != side || canvas.getHeight() != side) {
            canvas.setWidth(side);
            canvas.setHeight(side);
        }
        surface = Elements.surface(canvas);
        image = new ImageData(side, side);
        words = new Int32Array(image.getData().getBuffer());
    }

    /** Shows a picture (side, side); {@code ramp} has 256 colours from paper to ink. */
    void show(float[] ink, int[] ramp) {
        for (int i = 0; i < ink.length; i++) {
            words.set(i, ramp[Pixels.level(ink[i])]);
        }
        surface.putImageData(image, 0, 0);
    }
}
