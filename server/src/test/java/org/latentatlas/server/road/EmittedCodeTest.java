package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.Scratch;
import org.latentatlas.server.TestDataSets;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** Emitted modules in a real Chromium give the bits of the plain kernels on the JVM. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EmittedCodeTest {
    private static final int CHUNK = 500; // samples on their way to the browser at once
    private static final Activation.Function SILU = Activation.Function.SILU;

    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void openThePage() {
        chromium = Chromium.open();
        page = chromium.browser().newPage();
    }

    @AfterAll
    static void closeThePage() {
        chromium.close();
    }

    /** A bundled model, or made-up weights in the shape of the convolutional network that the bench races. */
    private static TensorFile network(String name, String part) throws IOException {
        if (name.equals("convolutional")) {
            return new MadeUpNetworks(5)
                    .weights(
                            part.equals("decoder")
                                    ? Architecture.convolutionalDecoder(2, 64, 32, 16, SILU)
                                    : Architecture.convolutionalEncoder(16, 32, 64, 2, SILU));
        }
        String file = "/models/" + name + "/" + part + ".safetensors";
        try (InputStream in = EmittedCodeTest.class.getResourceAsStream(file)) {
            return Safetensors.read(in.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist-2d", "mnist-16d", "convolutional"})
    void tenThousandPointsDecodeToTheBitsOfTheJvm(String name) throws IOException {
        Decoder decoder = Decoder.load(network(name, "decoder"));
        EmittedCode emitted = emitted(decoder, Arithmetic.STRICT);
        MadeUpNetworks random = new MadeUpNetworks(1);

        for (int from = 0; from < 10_000; from += CHUNK) {
            List<float[]> points = new ArrayList<>();
            for (int i = 0; i < CHUNK; i++) {
                points.add(random.numbers(decoder.latentSize(), i % 10 == 0 ? 40f : 1.5f));
            }
            assertSameBits(emitted.run(points), decode(decoder, points), decoder.architecture());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist-2d", "mnist-16d", "convolutional"})
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
            for (int sample = 0; sample < 12; sample++) {
                points.add(random.numbers(decoder.latentSize(), 1f));
            }

            assertSameBits(
                    emitted(decoder, Arithmetic.STRICT).run(points), decode(decoder, points), decoder.architecture());
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.Function.class)
    void activationsGiveTheBitsOfTheJvmForAnyNumber(Activation.Function function) {
        Architecture alone = new Architecture("encoder", List.of(new Activation(function, Architecture.PIXELS)));
        Encoder encoder = Encoder.load(new MadeUpNetworks(0).weights(alone));
        List<float[]> numbers = anyNumbers();

        assertSameBits(emitted(encoder, Arithmetic.STRICT).run(numbers), encode(encoder, numbers), alone);
    }

    /** What a decoder ends with; the layer before it passes on what it gets. */
    @Test
    void theSigmoidGivesTheBitsOfTheJvmForAnyNumber() {
        Convolution same = new Convolution(1, 1, 28, 28, 1, 1, 0);
        Architecture alone = new Architecture("decoder", List.of(same));
        Decoder decoder = Decoder.load(new TensorFile(
                Map.of(
                        alone.weightName(0), new Tensor(List.of(1, 1, 1, 1), new float[] {1}),
                        alone.biasName(0), new Tensor(List.of(1), new float[] {0})),
                Map.of("architecture", ArchitectureJson.write(alone))));
        List<float[]> numbers = anyNumbers();

        assertSameBits(emitted(decoder, Arithmetic.STRICT).run(numbers), decode(decoder, numbers), alone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist-2d", "mnist-16d", "convolutional"})
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

    private static EmittedCode emitted(Decoder decoder, Arithmetic arithmetic) {
        NetworkModule module = NetworkModule.of(decoder, arithmetic);
        return new EmittedCode(page, module, decoder.latentSize(), Architecture.PIXELS);
    }

    private static EmittedCode emitted(Encoder encoder, Arithmetic arithmetic) {
        NetworkModule module = NetworkModule.of(encoder, arithmetic);
        return new EmittedCode(page, module, Architecture.PIXELS, 2 * encoder.latentSize());
    }

    private static boolean validates(byte[] module) {
        return (boolean) page.evaluate(
                "text => WebAssembly.validate(Uint8Array.from(atob(text), c => c.charCodeAt(0)))",
                Base64.getEncoder().encodeToString(module));
    }

    private static float[][] decode(Decoder decoder, List<float[]> points) {
        Scratch scratch = decoder.scratch();
        float[][] pixels = new float[points.size()][Architecture.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            decoder.decode(pixels[i], points.get(i), scratch);
        }
        return pixels;
    }

    private static float[][] encode(Encoder encoder, List<float[]> images) {
        Scratch scratch = encoder.scratch();
        int size = encoder.latentSize();
        float[] mean = new float[size];
        float[] logVariance = new float[size];
        float[][] values = new float[images.size()][2 * size];
        for (int i = 0; i < values.length; i++) {
            encoder.encode(mean, logVariance, images.get(i), scratch);
            System.arraycopy(mean, 0, values[i], 0, size);
            System.arraycopy(logVariance, 0, values[i], size, size);
        }
        return values;
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

    /** Some 400,000 numbers: any bits, the range where functions change, the edges of their cases and their neighbours. */
    private static List<float[]> anyNumbers() {
        MadeUpNetworks random = new MadeUpNetworks(4);
        List<float[]> numbers = new ArrayList<>();
        for (int i = 0; i < 125; i++) {
            numbers.add(random.bits(Architecture.PIXELS));
            for (float scale : new float[] {0.5f, 10f, 50f}) {
                numbers.add(random.numbers(Architecture.PIXELS, scale));
            }
        }
        float[] edges = {
            0f,
            0.625f,
            9.2f,
            10f,
            17.4f,
            86.9f,
            87f,
            87.3366f,
            88.02969f,
            88.3763f,
            88.72284f,
            89f,
            103.9721f,
            1e-30f,
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NaN,
            0.34657f
        };
        float[] around = new float[Architecture.PIXELS];
        for (int i = 0; i < around.length; i++) {
            float edge = Float.intBitsToFloat(
                    Float.floatToRawIntBits(edges[i / 2 % edges.length]) + i / (2 * edges.length) - 9);
            around[i] = i % 2 == 0 ? edge : -edge;
        }
        numbers.add(around);
        return numbers;
    }

    /** Of a number that is none, the bits do not count. */
    private static void assertSameBits(float[][] actual, float[][] expected, Architecture architecture) {
        for (int sample = 0; sample < expected.length; sample++) {
            for (int i = 0; i < expected[sample].length; i++) {
                if (Float.floatToIntBits(actual[sample][i]) != Float.floatToIntBits(expected[sample][i])) {
                    throw new AssertionError("value " + i + " of sample " + sample + " is " + actual[sample][i] + "; "
                            + expected[sample][i] + " on the JVM; " + architecture);
                }
            }
        }
    }
}
