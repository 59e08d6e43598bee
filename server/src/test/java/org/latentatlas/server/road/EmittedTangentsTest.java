package org.latentatlas.server.road;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.server.MadeUpNetworks;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;

/** Emitted modules differentiate (forward mode) to the bits of the plain kernels on the JVM. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EmittedTangentsTest extends BitsInChromium {
    @ParameterizedTest
    @ValueSource(strings = {"mnist-2d", "mnist-16d", "convolutional", "residual"})
    void tangentsHaveTheBitsOfTheJvm(String name) throws IOException {
        assertTangents(Decoder.load(network(name, "decoder")), new MadeUpNetworks(6), 500);
    }

    @Test
    void tangentsThroughLayersOfOddSizesHaveTheBitsOfTheJvm() {
        MadeUpNetworks random = new MadeUpNetworks(7);
        for (int i = 0; i < 60; i++) {
            assertTangents(Decoder.load(random.weights(random.oddDecoder())), random, 7);
        }
    }

    private static void assertTangents(Decoder decoder, MadeUpNetworks random, int points) {
        NetworkModule module = NetworkModule.withTangents(decoder, Arithmetic.STRICT);
        EmittedCode emitted = new EmittedCode(page, module, decoder.latentSize(), Architecture.PIXELS);
        List<float[]> latent = new ArrayList<>();
        List<float[]> directions = new ArrayList<>();
        float[][] expected = new float[3 * points][Architecture.PIXELS];
        Scratch scratch = decoder.scratch();
        for (int i = 0; i < points; i++) {
            latent.add(random.numbers(decoder.latentSize(), 1.5f));
            float[][] two = {random.numbers(decoder.latentSize(), 1f), random.numbers(decoder.latentSize(), 1f)};
            directions.addAll(List.of(two));
            float[][] tangents = {expected[points + 2 * i], expected[points + 2 * i + 1]};
            decoder.decode(expected[i], tangents, latent.get(i), two, scratch);
        }

        assertSameBits(emitted.tangents(latent, directions), expected, decoder.architecture());
    }
}
