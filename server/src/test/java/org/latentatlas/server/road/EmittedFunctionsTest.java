package org.latentatlas.server.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.server.MadeUpNetworks;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** What emitted modules apply to every value, for any number. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EmittedFunctionsTest extends BitsInChromium {
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
}
