package org.latentatlas.client.decoding;

import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.typedarrays.Float32Array;

/** Decodes digits by the emitted module; nothing is allocated from the latent point to the canvas's pixels. */
public final class EmittedDigitDecoder implements DigitDecoder {
    private final EmittedDecoder decoder;
    private final ImageData image;

    /** Uses that module alone. */
    public EmittedDigitDecoder(EmittedDecoder decoder) {
        this.decoder = decoder;
        this.image = decoder.image();
        decoder.thresholds(DigitDecoder.thresholds());
    }

    @Override
    public void colours(int[] ramp) {
        decoder.colours(ramp);
    }

    @Override
    public void decode(float[] z) {
        decoder.put(0, z);
        decoder.one();
    }

    @Override
    public void shade() {
        decoder.shade();
    }

    @Override
    public void draw() {
        decoder.draw();
    }

    @Override
    public ImageData image() {
        return image;
    }

    @Override
    public Float32Array probabilities() {
        return decoder.probabilities();
    }
}
