package org.latentatlas.client.page;

import org.latentatlas.latent.NormalSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;

/** Decodes latent points into figures on the page itself, as mean pixels or as one draw of them. */
final class Ink {
    private final Decoder decoder;
    private final Scratch scratch;
    private final Palette palette;
    private final float[] pixels = new float[Architecture.PIXELS];
    private final float[] thresholds = new float[Architecture.PIXELS];
    private boolean drawn;

    Ink(Decoder decoder, Palette palette) {
        this.decoder = decoder;
        this.scratch = decoder.scratch();
        this.palette = palette;
        // One draw of thresholds for all digits: a digit under a moving cursor does not flicker.
        NormalSource normals = new NormalSource(1);
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = normals.uniform();
        }
    }

    /** Whether pixels are drawn at random with their probabilities. */
    void drawn(boolean atRandom) {
        drawn = atRandom;
    }

    /** Shows a latent point (latentSize) in a figure. */
    void show(DigitFigure figure, float[] z) {
        show(figure, z, pixels);
    }

    /** Shows a latent point (latentSize) in a figure and leaves its probabilities of ink in {@code into} (784). */
    void show(DigitFigure figure, float[] z, float[] into) {
        decoder.decode(into, z, scratch);
        if (drawn) {
            figure.showDrawn(into, thresholds, palette);
        } else {
            figure.show(into, palette);
        }
    }
}
