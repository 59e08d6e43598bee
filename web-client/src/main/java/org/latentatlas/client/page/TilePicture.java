package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.TileDecoder;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int32Array;

/** A decoded tile as a canvas, with the amounts of ink it came from. */
final class TilePicture {
    private final byte[] amounts;
    private final HTMLCanvasElement canvas =
            (HTMLCanvasElement) Elements.document().createElement("canvas");
    private final double born;

    /** {@code born} is when it arrived, in milliseconds: it fades in from then on. */
    TilePicture(byte[] amounts, Palette palette, double born) {
        this.amounts = amounts;
        this.born = born;
        canvas.setWidth(TileDecoder.SIDE);
        canvas.setHeight(TileDecoder.SIDE);
        colour(palette);
    }

    void colour(Palette palette) {
        ImageData image = new ImageData(TileDecoder.SIDE, TileDecoder.SIDE);
        Int32Array words = new Int32Array(image.getData().getBuffer());
        for (int i = 0; i < amounts.length; i++) {
            words.set(i, palette.pixel(amounts[i] & 255));
        }
        Elements.surface(canvas).putImageData(image, 0, 0);
    }

    HTMLCanvasElement canvas() {
        return canvas;
    }

    double born() {
        return born;
    }
}
