package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.typedarrays.Float32Array;

/** What tests may ask a page: the digit and the point shown now, and how far it has come. */
public final class Hooks {
    private static @Nullable Ink ink;
    private static @Nullable DigitFigure figure;
    private static float[] latent = new float[0];

    private Hooks() {}

    static void watch(Ink decodes, DigitFigure shows, float[] latentShown) {
        ink = decodes;
        figure = shows;
        latent = latentShown;
    }

    /** Sets {@code data-ready} on the page: {@code digit}, then {@code map}. */
    static void ready(String what) {
        Elements.document().getDocumentElement().setAttribute("data-ready", what);
    }

    /** Sets {@code data-decoder} on the page: {@code module} or {@code plain}. */
    static void decodedBy(String what) {
        Elements.document().getDocumentElement().setAttribute("data-decoder", what);
    }

    /** Probabilities of ink of the digit shown now (784). */
    public static Float32Array pixels() {
        return ink == null ? new Float32Array(0) : ink.probabilities(latent);
    }

    /** The latent point shown now (latentSize). */
    public static Float32Array latent() {
        return Float32Array.copyFromJavaArray(latent);
    }

    /** Decodes and draws the digit shown now again, that many times, on the way that it goes while the cursor moves. */
    public static void showAgain(int times) {
        if (ink != null && figure != null) {
            for (int i = 0; i < times; i++) {
                ink.show(figure, latent);
            }
        }
    }
}
