package org.latentatlas.client.decoding;

import org.latentatlas.latent.NormalSource;
import org.latentatlas.network.Architecture;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.typedarrays.Float32Array;

/** Decodes one latent point after another into one picture of 28 by 28 pixels. For one thread. */
public interface DigitDecoder {
    /** From now on pictures have these 256 colours, from paper to ink, each as ImageData keeps it in 32 bits. */
    void colours(int[] ramp);

    /** Decodes a latent point (latentSize). */
    void decode(float[] z);

    /** Paints the decoded digit with its mean pixels. */
    void shade();

    /** Paints one draw of the decoded digit. All digits share one draw of thresholds: under a moving cursor they do not flicker. */
    void draw();

    /** The picture that was painted last; always the same object. */
    ImageData image();

    /** A copy of the decoded probabilities of ink (784). */
    Float32Array probabilities();

    /** Thresholds (784) above which a drawn digit has ink. */
    static float[] thresholds() {
        NormalSource normals = new NormalSource(1);
        float[] thresholds = new float[Architecture.PIXELS];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = normals.uniform();
        }
        return thresholds;
    }
}
