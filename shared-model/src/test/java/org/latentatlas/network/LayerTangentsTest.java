package org.latentatlas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.LayerShape.TransposedConvolution;

/** How fast each layer's output moves: linear layers against themselves, activations against the derivative in double. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LayerTangentsTest {
    private static final float[][] NOTHING = {}; // no layer before

    private final Random random = new Random(18);

    @Test
    void linearLayersMoveLikeThemselvesWithoutTheirBias() {
        for (int outputs = 1; outputs < 12; outputs++) {
            Dense shape = new Dense(7, outputs);
            float[] weight = numbers(7 * outputs);
            assertSameBits(
                    new DenseLayer(shape, weight, numbers(outputs)),
                    new DenseLayer(shape, weight, new float[outputs]),
                    shape);
        }
        Convolution convolution = new Convolution(2, 3, 6, 5, 4, 2, 1);
        float[] weight = numbers(2 * 3 * 16);
        assertSameBits(
                new ConvolutionLayer(convolution, weight, numbers(3)),
                new ConvolutionLayer(convolution, weight, new float[3]),
                convolution);
        TransposedConvolution transposed = new TransposedConvolution(2, 3, 6, 5, 4, 2, 1);
        assertSameBits(
                new TransposedConvolutionLayer(transposed, weight, numbers(3)),
                new TransposedConvolutionLayer(transposed, weight, new float[3]),
                transposed);
    }

    private void assertSameBits(Layer layer, Layer withoutBias, LayerShape shape) {
        float[] tangent = numbers(shape.inputs());
        float[] moving = numbers(shape.outputs());
        float[] expected = numbers(shape.outputs());
        layer.tangent(moving, tangent, numbers(shape.inputs()), NOTHING);
        withoutBias.forward(expected, tangent, NOTHING);
        assertThat(moving).containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void activationsMoveByTheirDerivative(Function function) {
        ActivationLayer layer = new ActivationLayer(new Activation(function, 1));
        float[] slope = new float[1];
        for (float x = -120.0078f; x <= 120; x += 1 / 256f) {
            layer.tangent(slope, new float[] {1}, new float[] {x}, NOTHING);
            assertThat((double) slope[0]).as("at %s", x).isCloseTo(derivative(function, x), within(1.1e-6));
        }
        for (float x : new float[] {0, -0f, 1e-40f, -1e-40f, 1e30f, -1e30f, Float.MAX_VALUE, -Float.MAX_VALUE}) {
            layer.tangent(slope, new float[] {1}, new float[] {x}, NOTHING);
            assertThat((double) slope[0]).as("at %s", x).isCloseTo(derivative(function, x), within(1.1e-6));
        }
    }

    private static double derivative(Function function, double x) {
        double s = sigmoid(x);
        double far = sigmoid(-x);
        return switch (function) {
            case SILU -> s + (far == 0 || s == 0 ? 0 : x * s * far);
            case RELU -> x > 0 ? 1 : 0;
            case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private float[] numbers(int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
