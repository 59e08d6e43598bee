package org.latentatlas.bench.page;

import org.latentatlas.network.Encoder;
import org.latentatlas.network.Scratch;
import org.teavm.jso.typedarrays.Float32Array;

/** The encoder's plain Java code, for one image. */
final class PlainEncoder implements Contender {
    private final Encoder encoder;
    private final Scratch scratch;
    private final float[] mean;
    private final float[] logVariance;

    PlainEncoder(Encoder encoder) {
        this.encoder = encoder;
        scratch = encoder.scratch();
        mean = new float[encoder.latentSize()];
        logVariance = new float[encoder.latentSize()];
    }

    @Override
    public Float32Array run(Float32Array input) {
        encoder.encode(mean, logVariance, input.copyToJavaArray(), scratch);
        Float32Array output = new Float32Array(2 * mean.length);
        output.set(Float32Array.copyFromJavaArray(mean), 0);
        output.set(Float32Array.copyFromJavaArray(logVariance), mean.length);
        return output;
    }
}
