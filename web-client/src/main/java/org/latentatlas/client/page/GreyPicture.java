package org.latentatlas.client.page;

import org.latentatlas.picture.Pixels;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.typedarrays.Int32Array;

/** A digit that no decoder painted, made of amounts of ink. */
final class GreyPicture {
    private static final int SIDE = 28;

    private final ImageData image = new ImageData(SIDE, SIDE);
    private final Int32Array words = new Int32Array(image.getData().getBuffer());
    private final int[] pixels = new int[SIDE * SIDE];

    /** Paints amounts of ink (784), more than 1 as much as 1, in the colours of a ramp; always the same object. */
    ImageData paint(float[] ink, int[] ramp) {
        for (int i = 0; i < ink.length; i++) {
            pixels[i] = ramp[Pixels.level(ink[i])];
        }
        words.set(pixels); // at once: each crossing to the browser costs
        return image;
    }
}
