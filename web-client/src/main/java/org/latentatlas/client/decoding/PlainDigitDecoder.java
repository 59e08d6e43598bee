package org.latentatlas.client.decoding;

import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.picture.Pixels;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;

/** Decodes digits by the plain code. */
public final class PlainDigitDecoder implements DigitDecoder {
    private static final int SIDE = 28;

    private final Decoder decoder;
    private final Scratch scratch;
    private final float[] thresholds = DigitDecoder.thresholds();
    private final float[] pixels = new float[Architecture.PIXELS];
    private final ImageData image = new ImageData(SIDE, SIDE);
    private final Int32Array words = new Int32Array(image.getData().getBuffer());
    private final int[] colours = new int[Architecture.PIXELS];
    private int[] ramp = new int[256];

    /** Decodes by that network. */
    public PlainDigitDecoder(Decoder decoder) {
        this.decoder = decoder;
        this.scratch = decoder.scratch();
    }

    @Override
    public void colours(int[] newRamp) {
        ramp = newRamp;
    }

    @Override
    public void decode(float[] z) {
        decoder.decode(pixels, z, scratch);
    }

    @Override
    public void shade() {
        for (int i = 0; i < pixels.length; i++) {
            colours[i] = ramp[Pixels.level(pixels[i])];
        }
        words.set(colours); // at once: each crossing to the browser costs
    }

    @Override
    public void draw() {
        for (int i = 0; i < pixels.length; i++) {
            colours[i] = ramp[pixels[i] > thresholds[i] ? 255 : 0];
        }
        words.set(colours);
    }

    @Override
    public ImageData image() {
        return image;
    }

    @Override
    public Float32Array probabilities() {
        return Float32Array.copyFromJavaArray(pixels);
    }
}
