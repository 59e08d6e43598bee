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
    private final int[] pixels;

    /** {@code side} is the picture's own, in pixels. */
    PictureFigure(HTMLCanvasElement canvas, int side) {
        if (canvas.getWidth() != side || canvas.getHeight() != side) {
            canvas.setWidth(side);
            canvas.setHeight(side);
        }
        surface = Elements.surface(canvas);
        image = new ImageData(side, side);
        words = new Int32Array(image.getData().getBuffer());
        pixels = new int[side * side];
    }

    /** Shows a picture (side, side); {@code ramp} has 256 colours from paper to ink. */
    void show(float[] ink, int[] ramp) {
        for (int i = 0; i < ink.length; i++) {
            pixels[i] = ramp[Pixels.level(ink[i])];
        }
        words.set(pixels); // at once: each crossing to the browser costs
        surface.putImageData(image, 0, 0);
    }
}
