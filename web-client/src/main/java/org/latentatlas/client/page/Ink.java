package org.latentatlas.client.page;

import org.latentatlas.client.decoding.DigitDecoder;
import org.latentatlas.client.decoding.EmittedDecoder;
import org.latentatlas.client.decoding.EmittedDigitDecoder;
import org.latentatlas.client.decoding.PlainDigitDecoder;
import org.latentatlas.client.state.PixelKind;
import org.latentatlas.network.Decoder;
import org.teavm.jso.typedarrays.Float32Array;

/**
 * Decodes latent points into figures on the page itself, as mean pixels, one draw of them or their uncertainty, ink on the theme's sheet.
 * Showing a digit allocates nothing where the emitted module decodes.
 */
final class Ink {
    private DigitDecoder decoder;
    private final Palette palette;
    private int[] ramp = new int[0];
    private PixelKind kind = PixelKind.MEAN;

    /** Decodes by the plain code for now. */
    Ink(Decoder plain, Palette palette) {
        this.decoder = new PlainDigitDecoder(plain);
        this.palette = palette;
        Hooks.decodedBy("plain");
    }

    /** Decodes by the module from now on. */
    void use(EmittedDecoder emitted) {
        decoder = new EmittedDigitDecoder(emitted);
        ramp = new int[0];
        Hooks.decodedBy("module");
    }

    /** What pixels show from now on. */
    void pixels(PixelKind newKind) {
        kind = newKind;
    }

    /** Shows a latent point (latentSize) in a figure. */
    void show(DigitFigure figure, float[] z) {
        show(figure, z, kind);
    }

    /** Shows the mean pixels at a latent point (latentSize) in a figure, whatever else shows. */
    void shade(DigitFigure figure, float[] z) {
        show(figure, z, PixelKind.MEAN);
    }

    private void show(DigitFigure figure, float[] z, PixelKind as) {
        int[] wanted = as == PixelKind.UNCERTAINTY ? palette.deviations() : palette.ramp();
        if (ramp != wanted) {
            ramp = wanted;
            decoder.colours(ramp);
        }
        decoder.decode(z);
        if (as == PixelKind.SAMPLED) {
            decoder.draw();
        } else {
            decoder.shade();
        }
        figure.show(decoder.image());
    }

    /** Probabilities of ink (784) at a latent point (latentSize). */
    Float32Array probabilities(float[] z) {
        decoder.decode(z);
        return decoder.probabilities();
    }
}
