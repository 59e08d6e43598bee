package org.latentatlas.server.road;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.Scratch;
import org.latentatlas.server.MadeUpNetworks;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/** A real Chromium for emitted modules, and what the plain kernels on the JVM give for the same. */
abstract class BitsInChromium {
    private static final Activation.Function SILU = Activation.Function.SILU;

    private static Chromium chromium;
    static Page page;

    @BeforeAll
    static void openThePage() {
        chromium = Chromium.open();
        page = chromium.context(new Browser.NewContextOptions()).newPage();
    }

    @AfterAll
    static void closeThePage() {
        chromium.close();
    }

    /** A bundled model, or made-up weights in the shape of the convolutional network that the bench races, or of a small residual one. */
    static TensorFile network(String name, String part) throws IOException {
        if (name.equals("convolutional")) {
            return new MadeUpNetworks(5)
                    .weights(
                            part.equals("decoder")
                                    ? Architecture.convolutionalDecoder(2, 64, 32, 16, SILU)
                                    : Architecture.convolutionalEncoder(16, 32, 64, 2, SILU));
        }
        if (name.equals("residual")) {
            return new MadeUpNetworks(8)
                    .weights(
                            part.equals("decoder")
                                    ? Architecture.residualDecoder(4, 32, 16, 8, SILU)
                                    : Architecture.residualEncoder(8, 16, 32, 4, SILU));
        }
        String file = "/models/" + name + "/" + part + ".safetensors";
        try (InputStream in = EmittedCodeTest.class.getResourceAsStream(file)) {
            return Safetensors.read(in.readAllBytes());
        }
    }

    static EmittedCode emitted(Decoder decoder, Arithmetic arithmetic) {
        NetworkModule module = NetworkModule.of(decoder, arithmetic);
        return new EmittedCode(page, module, decoder.latentSize(), Architecture.PIXELS);
    }

    static EmittedCode emitted(Encoder encoder, Arithmetic arithmetic) {
        NetworkModule module = NetworkModule.of(encoder, arithmetic);
        return new EmittedCode(page, module, Architecture.PIXELS, 2 * encoder.latentSize());
    }

    static float[][] decode(Decoder decoder, List<float[]> points) {
        Scratch scratch = decoder.scratch();
        float[][] pixels = new float[points.size()][Architecture.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            decoder.decode(pixels[i], points.get(i), scratch);
        }
        return pixels;
    }

    static float[][] encode(Encoder encoder, List<float[]> images) {
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

    /** Of a number that is none, the bits do not count. */
    static void assertSameBits(float[][] actual, float[][] expected, Architecture architecture) {
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
