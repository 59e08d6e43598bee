package org.latentatlas.bench.page;

import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.teavm.jso.typedarrays.Float32Array;

/** The decoder's plain Java code. */
final class PlainDecoder implements Contender {
    private final Decoder decoder;
    private final Scratch scratch;
    private final float[] latent;
    private final float[] pixels = new float[Architecture.PIXELS];

    PlainDecoder(Decoder decoder) {
        this.decoder = decoder;
        scratch = decoder.scratch();
        latent = new float[decoder.latentSize()];
    }

    @Override
    public Float32Array run(Float32Array input) {
        float[] latents = input.copyToJavaArray();
        int samples = latents.length / latent.length;
        Float32Array output = new Float32Array(samples * Architecture.PIXELS);
        for (int i = 0; i < samples; i++) {
            System.arraycopy(latents, i * latent.length, latent, 0, latent.length);
            decoder.decode(pixels, latent, scratch);
            output.set(Float32Array.copyFromJavaArray(pixels), i * Architecture.PIXELS);
        }
        return output;
    }
}
