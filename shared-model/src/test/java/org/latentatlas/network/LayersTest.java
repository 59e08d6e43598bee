package org.latentatlas.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.LayerShape.TransposedConvolution;

/** Every layer against its definition, written down as plainly as possible in double. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LayersTest {
    private final Random random = new Random(11);

    @Test
    void denseIsAMatrixTimesAVectorPlusABias() {
        for (int outputs = 1; outputs < 12; outputs++) {
            Dense shape = new Dense(1 + random.nextInt(40), outputs);
            float[] weight = numbers(shape.inputs() * outputs);
            float[] bias = numbers(outputs);
            float[] in = numbers(shape.inputs());
            double[] expected = new double[outputs];
            for (int o = 0; o < outputs; o++) {
                expected[o] = bias[o];
                for (int i = 0; i < shape.inputs(); i++) {
                    expected[o] += (double) weight[o * shape.inputs() + i] * in[i];
                }
            }
            assertClose(new DenseLayer(shape, weight, bias), outputs, in, expected, shape.toString());
        }
    }

    @Test
    void convolutionSlidesItsKernelOverThePaddedPicture() {
        int tried = 0;
        while (tried < 400) {
            int kernel = 1 + random.nextInt(5);
            int padding = random.nextInt((kernel - 1) / 2 + 1);
            int height = 1 + random.nextInt(9);
            int width = 1 + random.nextInt(9);
            if (kernel <= Math.min(height, width) + 2 * padding) {
                tried++;
                checkConvolution(new Convolution(
                        1 + random.nextInt(3),
                        1 + random.nextInt(3),
                        height,
                        width,
                        kernel,
                        1 + random.nextInt(4),
                        padding));
            }
        }
    }

    private void checkConvolution(Convolution s) {
        int kernel = s.kernel();
        float[] weight = numbers(s.outChannels() * s.inChannels() * kernel * kernel);
        float[] bias = numbers(s.outChannels());
        float[] in = numbers(s.inputs());
        double[] expected = new double[s.outputs()];
        int at = 0;
        for (int o = 0; o < s.outChannels(); o++) {
            for (int y = 0; y < s.outHeight(); y++) {
                for (int x = 0; x < s.outWidth(); x++) {
                    double sum = bias[o];
                    for (int c = 0; c < s.inChannels(); c++) {
                        for (int ky = 0; ky < kernel; ky++) {
                            for (int kx = 0; kx < kernel; kx++) {
                                int row = y * s.stride() - s.padding() + ky;
                                int column = x * s.stride() - s.padding() + kx;
                                if (row >= 0 && row < s.height() && column >= 0 && column < s.width()) {
                                    sum += (double) weight[((o * s.inChannels() + c) * kernel + ky) * kernel + kx]
                                            * in[(c * s.height() + row) * s.width() + column];
                                }
                            }
                        }
                    }
                    expected[at++] = sum;
                }
            }
        }
        assertClose(new ConvolutionLayer(s, weight, bias), s.outputs(), in, expected, s.toString());
    }

    @Test
    void transposedConvolutionScattersEveryPixelThroughItsKernel() {
        for (int tried = 0; tried < 400; tried++) {
            int kernel = 1 + random.nextInt(5);
            checkTransposed(new TransposedConvolution(
                    1 + random.nextInt(3),
                    1 + random.nextInt(3),
                    1 + random.nextInt(7),
                    1 + random.nextInt(7),
                    kernel,
                    1 + random.nextInt(4),
                    random.nextInt((kernel - 1) / 2 + 1)));
        }
    }

    private void checkTransposed(TransposedConvolution s) {
        int kernel = s.kernel();
        float[] weight = numbers(s.inChannels() * s.outChannels() * kernel * kernel);
        float[] bias = numbers(s.outChannels());
        float[] in = numbers(s.inputs());
        double[] expected = new double[s.outputs()];
        int plane = s.outHeight() * s.outWidth();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = bias[i / plane];
        }
        for (int c = 0; c < s.inChannels(); c++) {
            for (int y = 0; y < s.height(); y++) {
                for (int x = 0; x < s.width(); x++) {
                    for (int o = 0; o < s.outChannels(); o++) {
                        for (int ky = 0; ky < kernel; ky++) {
                            for (int kx = 0; kx < kernel; kx++) {
                                int row = y * s.stride() - s.padding() + ky;
                                int column = x * s.stride() - s.padding() + kx;
                                if (row >= 0 && row < s.outHeight() && column >= 0 && column < s.outWidth()) {
                                    expected[o * plane + row * s.outWidth() + column] +=
                                            (double) weight[((c * s.outChannels() + o) * kernel + ky) * kernel + kx]
                                                    * in[(c * s.height() + y) * s.width() + x];
                                }
                            }
                        }
                    }
                }
            }
        }
        assertClose(new TransposedConvolutionLayer(s, weight, bias), s.outputs(), in, expected, s.toString());
    }

    @Test
    void additionAddsWhatTheLayerItNamesHasWritten() {
        float[][] before = {numbers(6), numbers(5), numbers(5), numbers(5)};
        AddLayer layer = new AddLayer(new LayerShape.Add(1, 5));
        float[] out = numbersToOverwrite(5);
        float[] moving = numbersToOverwrite(5);

        layer.forward(out, before[3], before);
        layer.tangent(moving, before[2], before[3], before);

        for (int i = 0; i < 5; i++) {
            assertThat(out[i]).isEqualTo(before[3][i] + before[1][i]);
            assertThat(moving[i]).isEqualTo(before[2][i] + before[1][i]);
        }
    }

    private static void assertClose(Layer layer, int outputs, float[] in, double[] expected, String shape) {
        float[] out = numbersToOverwrite(outputs);
        layer.forward(out, in, new float[0][]);
        for (int i = 0; i < outputs; i++) {
            assertThat(Math.abs(out[i] - expected[i]))
                    .as("output %s of %s", i, shape)
                    .isLessThan(2e-5);
        }
    }

    private static float[] numbersToOverwrite(int size) {
        float[] numbers = new float[size];
        Arrays.fill(numbers, 1e10f);
        return numbers;
    }

    private float[] numbers(int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
