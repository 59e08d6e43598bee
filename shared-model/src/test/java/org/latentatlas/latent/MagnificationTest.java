package org.latentatlas.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class MagnificationTest {
    private final Random random = new Random(19);

    @Test
    void ofALinearDecoderIsTheClosedForm() {
        float[] weight = numbers(2 * Architecture.PIXELS);
        Decoder decoder = linear(weight);
        float[] z = {0.3f, -0.2f};
        double determinant = 0; // by Lagrange's identity, the sum of all squared 2 x 2 minors
        double[] slope = new double[Architecture.PIXELS];
        for (int i = 0; i < Architecture.PIXELS; i++) {
            double pixel = 1 / (1 + Math.exp(-weight[2 * i] * (double) z[0] - weight[2 * i + 1] * (double) z[1]));
            slope[i] = pixel * (1 - pixel);
            for (int j = 0; j < i; j++) {
                double minor = weight[2 * i] * (double) weight[2 * j + 1] - weight[2 * i + 1] * (double) weight[2 * j];
                determinant += Math.pow(slope[i] * slope[j] * minor, 2);
            }
        }
        Magnification magnification = new Magnification(decoder, new float[] {1, 0}, new float[] {0, 1});
        assertThat(magnification.at(z)).isCloseTo(Math.sqrt(determinant), Percentage.withPercentage(1e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "convolutional", "residual"})
    void isTheAreaOfTheParallelogramOfPictures(String name) {
        Decoder decoder = GoldenDecoder.of(name);
        float[] first = {0.8f, 0, -0.6f};
        float[] second = {0, 1, 0};
        Magnification magnification = new Magnification(decoder, first, second);
        for (int point = 0; point < 20; point++) {
            float[] z = numbers(3);
            double[] a = difference(decoder, z, first);
            double[] b = difference(decoder, z, second);
            double area = Math.sqrt(dot(a, a) * dot(b, b) - dot(a, b) * dot(a, b));
            assertThat(magnification.at(z)).isCloseTo(area, Percentage.withPercentage(0.1));
            double[] along = difference(decoder, z, new float[] {0.4f, -2, -0.3f}); // 0.5 first - 2 second
            assertThat(magnification.metric(z).speed(0.5, -2))
                    .isCloseTo(Math.sqrt(dot(along, along)), Percentage.withPercentage(0.1));
        }
    }

    @Test
    void isOfThePlaneWhateverItsDirections() {
        Decoder decoder = GoldenDecoder.of("dense");
        float[] z = {0.1f, -0.7f, 0.4f};
        double straight = new Magnification(decoder, new float[] {1, 0, 0}, new float[] {0, 1, 0}).at(z);
        double turned = new Magnification(decoder, new float[] {0.6f, 0.8f, 0}, new float[] {-0.8f, 0.6f, 0}).at(z);
        double sheared = new Magnification(decoder, new float[] {1, 0, 0}, new float[] {100, 1, 0}).at(z);
        assertThat(turned).isCloseTo(straight, Percentage.withPercentage(1e-4));
        assertThat(sheared).isCloseTo(straight, Percentage.withPercentage(1e-2));
    }

    @Test
    void isZeroWhereTheMapIsDegenerate() {
        float[] tangent = numbers(Architecture.PIXELS);
        float[] third = new float[tangent.length];
        for (int i = 0; i < third.length; i++) {
            third[i] = tangent[i] / 3;
        }
        assertThat(PlaneMetric.of(tangent, third).magnification()).isZero();
        assertThat(PlaneMetric.of(tangent, tangent).magnification()).isZero();
        assertThat(PlaneMetric.of(tangent, new float[tangent.length]).magnification())
                .isZero();
        assertThat(PlaneMetric.of(tangent, tangent).speed(1, -1)).isZero();
        third[0] += 0.001f * (float) Math.sqrt(Architecture.PIXELS); // a thousandth of its length: no longer parallel
        assertThat(PlaneMetric.of(tangent, third).magnification()).isPositive();

        Decoder blind = linear(new float[2 * Architecture.PIXELS]);
        assertThat(new Magnification(blind, new float[] {1, 0}, new float[] {0, 1}).at(new float[2]))
                .isZero();
    }

    @Test
    void refusesDirectionsOfAnotherSpace() {
        assertThatThrownBy(() -> new Magnification(GoldenDecoder.of("dense"), new float[3], new float[2]))
                .hasMessage("A direction has 2 coordinates; the latent space has 3.");
    }

    /** Central differences of the pixels, two steps extrapolated (Richardson). */
    private static double[] difference(Decoder decoder, float[] z, float[] direction) {
        double[] wide = difference(decoder, z, direction, 1 / 32f);
        double[] narrow = difference(decoder, z, direction, 1 / 64f);
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] += (narrow[i] - wide[i]) / 3;
        }
        return narrow;
    }

    private static double[] difference(Decoder decoder, float[] z, float[] direction, float step) {
        float[] before = new float[Architecture.PIXELS];
        float[] after = new float[Architecture.PIXELS];
        float[] moved = new float[z.length];
        for (int k = 0; k < z.length; k++) {
            moved[k] = z[k] - step * direction[k];
        }
        decoder.decode(before, moved, decoder.scratch());
        for (int k = 0; k < z.length; k++) {
            moved[k] = z[k] + step * direction[k];
        }
        decoder.decode(after, moved, decoder.scratch());
        double[] result = new double[after.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = ((double) after[i] - before[i]) / (2 * step);
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** sigmoid(W z) with W of shape (784, 2). */
    private static Decoder linear(float[] weight) {
        Architecture architecture = Architecture.denseDecoder(2, List.of(), Function.RELU);
        return Decoder.load(new TensorFile(
                Map.of(
                        "decoder.0.weight",
                        new Tensor(List.of(Architecture.PIXELS, 2), weight),
                        "decoder.0.bias",
                        new Tensor(List.of(Architecture.PIXELS), new float[Architecture.PIXELS])),
                Map.of("architecture", ArchitectureJson.write(architecture))));
    }

    private float[] numbers(int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
