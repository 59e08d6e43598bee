package org.latentatlas.client.page;

import org.latentatlas.client.browser.LoaderScript;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.decoding.NetworkFunction;
import org.latentatlas.client.worker.EvidenceSource;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.FloatMath;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** Encoder and decoder of one model at work in this browser. For one thread. */
final class WholeModel {
    private final ModelFiles files;
    private final Decoder decoder;
    private final ArrayBuffer decoderFile;
    private final NetworkFunction encode;
    private final NetworkFunction logits;
    private final float[] encoded; // (2 latentSize)

    WholeModel(
            ModelFiles files,
            Decoder decoder,
            ArrayBuffer decoderFile,
            NetworkFunction encode,
            NetworkFunction logits) {
        this.files = files;
        this.decoder = decoder;
        this.decoderFile = decoderFile;
        this.encode = encode;
        this.logits = logits;
        this.encoded = new float[2 * files.latentSize()];
    }

    ModelFiles files() {
        return files;
    }

    /** Says what this model makes of a picture. */
    EvidenceSource evidence(Tasks tasks) {
        return new EvidenceSource(LoaderScript.current().getLoader(), decoderFile, this::logits, tasks);
    }

    int latentSize() {
        return files.latentSize();
    }

    Decoder decoder() {
        return decoder;
    }

    ArrayBuffer decoderFile() {
        return decoderFile;
    }

    /** q(z|x) of a picture (784). */
    Gaussian posterior(float[] picture) {
        encode.apply(encoded, picture);
        int n = files.latentSize();
        float[] mean = new float[n];
        float[] logVariance = new float[n];
        System.arraycopy(encoded, 0, mean, 0, n);
        System.arraycopy(encoded, n, logVariance, 0, n);
        return new Gaussian(mean, logVariance);
    }

    /** Writes the log-odds of ink (784) at {@code z} (latentSize). */
    void logits(float[] out, float[] z) {
        logits.apply(out, z);
    }

    /** The probabilities of ink (784) at {@code z} (latentSize). */
    float[] decode(float[] z) {
        float[] pixels = new float[Architecture.PIXELS];
        logits.apply(pixels, z);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = FloatMath.sigmoid(pixels[i]);
        }
        return pixels;
    }
}
