package org.latentatlas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** A decoder's forward-mode derivatives against closed forms and finite differences. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TangentsTest {
    private static final int LATENT = 3;
    private static final float[][] DIRECTIONS = {{0.6f, -0.8f, 0.1f}, {1, 0, -2}};

    private final Random random = new Random(17);

    @Test
    void ofOneLinearLayerAreTheClosedForm() {
        Architecture architecture = Architecture.denseDecoder(LATENT, List.of(), Function.RELU);
        TensorFile file = file(architecture);
        float[] weight = file.tensor("decoder.0.weight").values();
        float[] bias = file.tensor("decoder.0.bias").values();
        Answer answer = new Answer(Decoder.load(file), numbers(LATENT));
        for (int d = 0; d < DIRECTIONS.length; d++) {
            for (int i = 0; i < Architecture.PIXELS; i++) {
                double logit = bias[i];
                double moving = 0;
                for (int k = 0; k < LATENT; k++) {
                    logit += (double) weight[i * LATENT + k] * answer.latent[k];
                    moving += (double) weight[i * LATENT + k] * DIRECTIONS[d][k];
                }
                double pixel = 1 / (1 + Math.exp(-logit));
                assertThat((double) answer.logitTangents[d][i]).isCloseTo(moving, within(2e-6));
                assertThat((double) answer.pixelTangents[d][i]).isCloseTo(moving * pixel * (1 - pixel), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void ofADenseNetworkAgreeWithDifferencesInDouble(Function function) {
        Architecture architecture = Architecture.denseDecoder(LATENT, List.of(9, 13), function);
        TensorFile file = file(architecture);
        Answer answer = new Answer(Decoder.load(file), numbers(LATENT));
        double step = 1e-6;
        for (int d = 0; d < DIRECTIONS.length; d++) {
            double[] before = plainLogits(file, architecture, answer.latent, DIRECTIONS[d], -step);
            double[] after = plainLogits(file, architecture, answer.latent, DIRECTIONS[d], step);
            for (int i = 0; i < Architecture.PIXELS; i++) {
                double moving = (after[i] - before[i]) / (2 * step);
                double shading = (sigmoid(after[i]) - sigmoid(before[i])) / (2 * step);
                assertThat((double) answer.logitTangents[d][i]).isCloseTo(moving, within(2e-5));
                assertThat((double) answer.pixelTangents[d][i]).isCloseTo(shading, within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void ofAConvolutionalNetworkAgreeWithDifferences(Function function) {
        agreeWithDifferences(function, Architecture.convolutionalDecoder(LATENT, 8, 4, 3, function));
    }

    @ParameterizedTest
    @EnumSource(
            value = Function.class,
            names = {"SILU", "TANH"}) // relu's corners are too many here
    void ofAResidualNetworkAgreeWithDifferences(Function function) {
        agreeWithDifferences(function, Architecture.residualDecoder(LATENT, 8, 4, 3, function));
    }

    private void agreeWithDifferences(Function function, Architecture architecture) {
        Decoder decoder = Decoder.load(file(architecture));
        Answer answer = new Answer(decoder, numbers(LATENT));
        for (int d = 0; d < DIRECTIONS.length; d++) {
            float step = function == Function.RELU ? 1 / 1024f : 1 / 64f; // relu has corners, the others only curvature
            float[] wide = difference(decoder, answer.latent, DIRECTIONS[d], 2 * step);
            float[] narrow = difference(decoder, answer.latent, DIRECTIONS[d], step);
            for (int i = 0; i < Architecture.PIXELS; i++) {
                float expected = narrow[i] + (narrow[i] - wide[i]) / 3; // Richardson
                assertThat(answer.pixelTangents[d][i]).isCloseTo(expected, within(1e-4f));
            }
            assertThat(largest(answer.pixelTangents[d])).isGreaterThan(0.05f);
        }
    }

    @Test
    void areTheSameBitsWithOrWithoutCompany() {
        Decoder decoder = Decoder.load(file(Architecture.convolutionalDecoder(LATENT, 8, 4, 3, Function.SILU)));
        Answer both = new Answer(decoder, numbers(LATENT));
        Scratch scratch = decoder.scratch();
        float[] pixels = new float[Architecture.PIXELS];
        for (int d = 0; d < DIRECTIONS.length; d++) {
            float[][] alone = {new float[Architecture.PIXELS]};
            decoder.decode(pixels, alone, both.latent, new float[][] {DIRECTIONS[d]}, scratch);
            assertThat(alone[0]).containsExactly(both.pixelTangents[d]);
        }
        decoder.decode(pixels, both.latent, decoder.scratch());
        assertThat(both.pixels).containsExactly(pixels);
    }

    @Test
    void needAsMuchRoomAsThereAreDirections() {
        Decoder decoder = Decoder.load(file(Architecture.denseDecoder(LATENT, List.of(), Function.RELU)));
        float[] pixels = new float[Architecture.PIXELS];
        assertThatThrownBy(() -> decoder.decode(
                        pixels, new float[1][784], new float[LATENT], new float[2][LATENT], decoder.scratch()))
                .hasMessage("There are 2 directions, but room for 1 tangents.");
        assertThatThrownBy(() -> decoder.logits(
                        pixels, new float[1][784], new float[LATENT], new float[1][2], decoder.scratch()))
                .hasMessage("A direction has 2 coordinates; the latent space has 3.");
    }

    /** What a decoder says at one point about all directions. */
    private static final class Answer {
        final float[] latent;
        final float[] pixels = new float[Architecture.PIXELS];
        final float[][] pixelTangents = new float[DIRECTIONS.length][Architecture.PIXELS];
        final float[][] logitTangents = new float[DIRECTIONS.length][Architecture.PIXELS];

        Answer(Decoder decoder, float[] latent) {
            this.latent = latent;
            Scratch scratch = decoder.scratch();
            decoder.logits(pixels, logitTangents, latent, DIRECTIONS, scratch);
            decoder.decode(pixels, pixelTangents, latent, DIRECTIONS, scratch);
        }
    }

    /** A dense network in double, at a point moved by a step along a direction. */
    private static double[] plainLogits(
            TensorFile file, Architecture architecture, float[] latent, float[] direction, double step) {
        double[] values = new double[latent.length];
        for (int k = 0; k < latent.length; k++) {
            values[k] = latent[k] + step * direction[k];
        }
        for (int layer = 0; layer < architecture.layers().size(); layer++) {
            if (architecture.layers().get(layer) instanceof Activation activation) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(activation.function(), values[i]);
                }
            } else {
                float[] weight = file.tensor(architecture.weightName(layer)).values();
                float[] bias = file.tensor(architecture.biasName(layer)).values();
                double[] next = new double[bias.length];
                for (int o = 0; o < next.length; o++) {
                    next[o] = bias[o];
                    for (int i = 0; i < values.length; i++) {
                        next[o] += weight[o * values.length + i] * values[i];
                    }
                }
                values = next;
            }
        }
        return values;
    }

    private static float[] difference(Decoder decoder, float[] latent, float[] direction, float step) {
        float[] before = new float[Architecture.PIXELS];
        float[] after = new float[Architecture.PIXELS];
        float[] z = latent.clone();
        for (int k = 0; k < z.length; k++) {
            z[k] = latent[k] - step * direction[k];
        }
        decoder.decode(before, z, decoder.scratch());
        for (int k = 0; k < z.length; k++) {
            z[k] = latent[k] + step * direction[k];
        }
        decoder.decode(after, z, decoder.scratch());
        for (int i = 0; i < after.length; i++) {
            after[i] = (after[i] - before[i]) / (2 * step);
        }
        return after;
    }

    private static double value(Function function, double x) {
        return switch (function) {
            case SILU -> x * sigmoid(x);
            case RELU -> Math.max(x, 0);
            case TANH -> Math.tanh(x);
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private TensorFile file(Architecture architecture) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < architecture.layers().size(); i++) {
            LayerShape layer = architecture.layers().get(i);
            if (layer.biases() > 0) {
                int size = 1;
                for (int side : layer.weightShape()) {
                    size *= side;
                }
                float[] weight = numbers(size);
                int fan = layer instanceof Dense dense ? dense.inputs() : size / layer.biases() / 4;
                for (int w = 0; w < size; w++) {
                    weight[w] /= (float) Math.sqrt(fan);
                }
                tensors.put(architecture.weightName(i), new Tensor(layer.weightShape(), weight));
                tensors.put(architecture.biasName(i), new Tensor(List.of(layer.biases()), numbers(layer.biases())));
            }
        }
        return new TensorFile(tensors, Map.of("architecture", ArchitectureJson.write(architecture)));
    }

    private float[] numbers(int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
