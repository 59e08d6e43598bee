package org.latentatlas.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The decoder on the JVM, one thread: one digit, and a map of 400. */
@NullUnmarked
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecoderBenchmark {
    /** Which of {@link Networks#DECODERS}, by position. */
    @Param({"0", "1", "2", "3"})
    public int network;

    private Decoder decoder;
    private Scratch scratch;
    private final float[] latent = {0.3f, -0.7f};
    private final float[] pixels = new float[Architecture.PIXELS];

    /** Makes the network. */
    @Setup
    public void load() {
        Architecture architecture = Networks.DECODERS.values().stream().toList().get(network);
        decoder = Decoder.load(Networks.weights(architecture));
        scratch = decoder.scratch();
    }

    /** One digit. */
    @Benchmark
    public float[] digit() {
        decoder.decode(pixels, latent, scratch);
        return pixels;
    }

    /** 400 digits, 20 x 20 of the latent plane. */
    @Benchmark
    public float[] map() {
        for (int i = 0; i < 400; i++) {
            latent[0] = (i % 20 - 10) * 0.3f;
            latent[1] = (i / 20 - 10) * 0.3f;
            decoder.decode(pixels, latent, scratch);
        }
        return pixels;
    }
}
