package org.latentatlas.bench.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.weights.Safetensors;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** The decoder alone, in the browser: functions that the measuring program calls and times. */
public final class KernelPage {
    private static final float[] PIXELS = new float[Architecture.PIXELS];
    private static @Nullable Decoder decoder;
    private static @Nullable Scratch scratch;
    private static float[] latent = new float[0];

    private KernelPage() {}

    /** Only so that there is one. */
    public static void main(String[] args) {}

    /** Loads weights from a safetensors file. */
    @JSExport
    public static void load(Int8Array file) {
        Decoder loaded = Decoder.load(Safetensors.read(file.copyToJavaArray()));
        decoder = loaded;
        scratch = loaded.scratch();
        latent = new float[loaded.latentSize()];
    }

    /** Decodes digits along a diagonal of the latent space. */
    @JSExport
    public static void decode(int digits) {
        for (int i = 0; i < digits; i++) {
            for (int j = 0; j < latent.length; j++) {
                latent[j] = (i % 20 - 10) * 0.2f + j * 0.1f;
            }
            if (decoder != null && scratch != null) {
                decoder.decode(PIXELS, latent, scratch);
            }
        }
    }

    /** The digit that was decoded last. */
    @JSExport
    public static Float32Array pixels() {
        return Float32Array.copyFromJavaArray(PIXELS);
    }

    /** See {@link Fingerprint#text}. */
    @JSExport
    public static String fingerprint() {
        return Fingerprint.text();
    }
}
