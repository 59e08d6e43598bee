package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.server.MadeUpNetworks;
import org.latentatlas.server.TestDataSets;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.FileModule;
import org.latentatlas.weights.Safetensors;

/** Emitted modules in a real Chromium give the bits of the plain kernels on the JVM. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EmittedCodeTest extends BitsInChromium {
    private static final int CHUNK = 500; // samples on their way to the browser at once

    /** Fewer points where plain Java takes 5 ms for each. */
    @ParameterizedTest
    @CsvSource({"mnist-2d, 10000", "mnist-16d, 10000", "convolutional, 4000", "residual, 1000"})
    void manyPointsDecodeToTheBitsOfTheJvm(String name, int count) throws IOException {
        Decoder decoder = Decoder.load(network(name, "decoder"));
        EmittedCode emitted = emitted(decoder, Arithmetic.STRICT);
        MadeUpNetworks random = new MadeUpNetworks(1);

        for (int from = 0; from < count; from += CHUNK) {
            List<float[]> points = new ArrayList<>();
            for (int i = 0; i < CHUNK; i++) {
                points.add(random.numbers(decoder.latentSize(), i % 10 == 0 ? 40f : 1.5f));
            }
            assertSameBits(emitted.run(points), decode(decoder, points), decoder.architecture());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist-2d", "mnist-16d", "convolutional", "residual"})
    void aThousandDigitsOfMnistEncodeToTheBitsOfTheJvm(String name) throws IOException {
        Encoder encoder = Encoder.load(network(name, "encoder"));
        EmittedCode emitted = emitted(encoder, Arithmetic.STRICT);
        List<float[]> digits = digits(1000);

        assertSameBits(emitted.run(digits), encode(encoder, digits), encoder.architecture());
    }

    @Test
    void layersOfOddSizesGiveTheBitsOfTheJvm() {
        MadeUpNetworks random = new MadeUpNetworks(3);
        for (int i = 0; i < 150; i++) {
            Decoder decoder = Decoder.load(random.weights(random.oddDecoder()));
            List<float[]> points = new ArrayList<>();
            for (int sample = 0; sample < 8; sample++) {
                points.add(random.numbers(decoder.latentSize(), 1f));
            }

            assertSameBits(
                    emitted(decoder, Arithmetic.STRICT).run(points), decode(decoder, points), decoder.architecture());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist-2d", "mnist-16d", "convolutional", "residual"})
    void relaxedArithmeticStaysWithinAHundredThousandthOfAPixel(String name) throws IOException {
        assumeTrue(validates(Arithmetic.RELAXED.probe()), "this browser lacks relaxed SIMD");
        Decoder decoder = Decoder.load(network(name, "decoder"));
        MadeUpNetworks random = new MadeUpNetworks(2);
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            points.add(random.numbers(decoder.latentSize(), 1.5f));
        }

        float[][] relaxed = emitted(decoder, Arithmetic.RELAXED).run(points);

        float[][] plain = decode(decoder, points);
        float most = 0;
        for (int sample = 0; sample < plain.length; sample++) {
            for (int i = 0; i < Architecture.PIXELS; i++) {
                most = Math.max(most, Math.abs(relaxed[sample][i] - plain[sample][i]));
            }
        }
        assertThat(most).as("largest difference of a pixel").isLessThan(1e-5f);
    }

    /** By the module that takes its weights from the file itself; points one after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"mnist-2d", "mnist-16d", "convolutional", "residual"})
    void aModuleThatReadsTheFileDecodesToTheBitsOfTheJvm(String name) throws IOException {
        byte[] file = Safetensors.write(network(name, "decoder"), Safetensors.Type.F16);
        Decoder decoder = Decoder.load(Safetensors.read(file));
        MadeUpNetworks random = new MadeUpNetworks(6);
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            points.add(random.numbers(decoder.latentSize(), 1.5f));
        }

        var emitted = new EmittedCode(page, FileModule.of(file), file, decoder.latentSize(), Architecture.PIXELS);

        assertSameBits(emitted.runOneByOne(points), decode(decoder, points), decoder.architecture());
    }

    private static boolean validates(byte[] module) {
        return (boolean) page.evaluate(
                "text => WebAssembly.validate(Uint8Array.from(atob(text), c => c.charCodeAt(0)))",
                Base64.getEncoder().encodeToString(module));
    }

    private static List<float[]> digits(int count) {
        DataSet mnist = new DataSets(TestDataSets.folder()).open("mnist", (file, bytes, total) -> {});
        List<float[]> digits = new ArrayList<>();
        for (int digit = 0; digit < count; digit++) {
            float[] pixels = new float[DataSet.PIXELS];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (mnist.testImages()[digit * DataSet.PIXELS + i] & 0xff) / 255f;
            }
            digits.add(pixels);
        }
        return digits;
    }
}
