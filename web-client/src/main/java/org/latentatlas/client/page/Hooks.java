package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.teavm.jso.typedarrays.Float32Array;

/** What tests may ask a page: the digit and the point shown now, and how far it has come. */
public final class Hooks {
    private static float[] pixels = new float[0];
    private static float[] latent = new float[0];

    private Hooks() {}

    static void watch(float[] pixelsShown, float[] latentShown) {
        pixels = pixelsShown;
        latent = latentShown;
    }

    /** Sets {@code data-ready} on the page: {@code digit}, then {@code map}. */
    static void ready(String what) {
        Elements.document().getDocumentElement().setAttribute("data-ready", what);
    }

    /** Probabilities of ink of the digit shown now (784). */
    public static Float32Array pixels() {
        return Float32Array.copyFromJavaArray(pixels);
    }

    /** The latent point shown now (latentSize). */
    public static Float32Array latent() {
        return Float32Array.copyFromJavaArray(latent);
    }
}
