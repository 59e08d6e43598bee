package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latentatlas.server.training.OneMatrixModel.BATCH;
import static org.latentatlas.server.training.OneMatrixModel.BETA;
import static org.latentatlas.server.training.OneMatrixModel.LATENT;
import static org.latentatlas.server.training.OneMatrixModel.rows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.server.training.objective.Objective;

/** The gradient for the encoder by the doubly reparameterised estimate, against its formula by differences and against the plain one. */
@Timeout(120)
class DoublyReparameterisedTest {
    private final OneMatrixModel model = new OneMatrixModel();

    /** By one dimension of z. */
    private double logWeightDerivative(int image, double[] z, int dimension) {
        double[] moved = z.clone();
        moved[dimension] = z[dimension] + 1e-5;
        double above = model.logWeight(image, moved);
        moved[dimension] = z[dimension] - 1e-5;
        return (above - model.logWeight(image, moved)) / 2e-5;
    }

    @Test
    void weighsThePointsByTheSquaresOfTheirShares() {
        int samples = 6;
        List<double[]> found = model.run(Objective.of("iwae-dreg", samples), "z", "dMean", "dLogVariance");
        double[][] z = rows(found.get(0), LATENT);
        for (int image = 0; image < BATCH; image++) {
            for (int i = 0; i < LATENT; i++) {
                double sum = 0;
                double byMean = 0;
                double byLogVariance = 0;
                for (int k = 0; k < samples; k++) {
                    sum += Math.exp(model.logWeight(image, z[k * BATCH + image]));
                }
                for (int k = 0; k < samples; k++) {
                    double[] point = z[k * BATCH + image];
                    double share = Math.exp(model.logWeight(image, point)) / sum;
                    double byPoint = ((1 - BETA) * share + BETA * share * share) * logWeightDerivative(image, point, i);
                    byMean -= byPoint / BATCH;
                    byLogVariance -= byPoint * (point[i] - model.mean[image][i]) / 2 / BATCH;
                }
                assertThat(found.get(1)[image * LATENT + i]).isCloseTo(byMean, Offset.offset(1e-8));
                assertThat(found.get(2)[image * LATENT + i]).isCloseTo(byLogVariance, Offset.offset(1e-8));
            }
        }
    }

    /** The mean and the variance of what the copies of an image have in one place. */
    private static double[] moments(double[] values, int place) {
        int copies = values.length / (BATCH * LATENT);
        double[] scaled = IntStream.range(0, copies)
                .mapToDouble(copy -> values[copy * BATCH * LATENT + place] * BATCH * copies)
                .toArray();
        double mean = Arrays.stream(scaled).average().orElseThrow();
        return new double[] {
            mean, Arrays.stream(scaled).map(v -> (v - mean) * (v - mean)).sum() / (copies - 1)
        };
    }

    @Test
    void hasTheMeanOfThePlainGradient() {
        int copies = 40_000;
        for (String gradient : List.of("dMean", "dLogVariance")) {
            double[] plain =
                    model.run(Objective.of("iwae", 4), copies, gradient).get(0);
            double[] doubly =
                    model.run(Objective.of("iwae-dreg", 4), copies, gradient).get(0);
            for (int place = 0; place < BATCH * LATENT; place++) {
                double[] expected = moments(plain, place);
                double[] found = moments(doubly, place);
                double error = Math.sqrt((expected[1] + found[1]) / copies);

                assertThat(found[0]).isCloseTo(expected[0], Offset.offset(4 * error));
                assertThat(error).isLessThan(0.02);
            }
        }
    }

    /** A decoder that ignores z: the posterior is the prior, all weights are equal, and no draw moves the encoder. */
    @Test
    void isNothingWhereTheEncoderIsRight() {
        Stream.of(model.mean, model.logVariance, model.weight)
                .flatMap(Arrays::stream)
                .forEach(row -> Arrays.fill(row, 0));

        List<double[]> found = model.run(Objective.of("iwae-dreg", 6), "dMean", "dLogVariance");

        assertThat(found.get(0))
                .hasSize(BATCH * LATENT)
                .usingComparatorWithPrecision(1e-12)
                .containsOnly(0);
        assertThat(found.get(1))
                .hasSize(BATCH * LATENT)
                .usingComparatorWithPrecision(1e-12)
                .containsOnly(0);
    }
}
