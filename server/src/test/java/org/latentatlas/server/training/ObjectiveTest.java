package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latentatlas.server.training.OneMatrixModel.BATCH;
import static org.latentatlas.server.training.OneMatrixModel.BETA;
import static org.latentatlas.server.training.OneMatrixModel.LATENT;
import static org.latentatlas.server.training.OneMatrixModel.rows;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.server.training.objective.Objective;

/**
 * The losses of the objectives against the same by plain arithmetic, written as the papers do: densities with their constants, sums over
 * pairs, sorted numbers.
 */
@Timeout(120)
class ObjectiveTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-10);

    private final OneMatrixModel model = new OneMatrixModel();

    private double kl(int image) {
        double sum = 0;
        for (int i = 0; i < LATENT; i++) {
            double variance = Math.exp(model.logVariance[image][i]);
            sum += 0.5 * (variance + model.mean[image][i] * model.mean[image][i] - 1 - Math.log(variance));
        }
        return sum;
    }

    private double reconstruction(double[][] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += model.logLikelihood(model.x[i % BATCH], z[i]);
        }
        return sum / z.length;
    }

    @Test
    void theVaesLossIsMinusTheEvidenceLowerBound() {
        for (int samples : List.of(1, 4)) {
            List<double[]> found = model.run(Objective.of("vae", samples), "z", "reconstruction", "kl");
            double[][] z = rows(found.get(0), LATENT);
            double kl = 0;
            for (int image = 0; image < BATCH; image++) {
                kl += kl(image);
            }

            assertThat(z).hasDimensions(samples * BATCH, LATENT);
            assertThat(found.get(1)[0] / BATCH).isCloseTo(reconstruction(z), CLOSE);
            assertThat(found.get(2)[0]).isCloseTo(kl, CLOSE);
            assertThat(found.get(3)[0]).isCloseTo(BETA * kl / BATCH - reconstruction(z), CLOSE);
        }
    }

    @Test
    void theKlTermIsTheMeanOfTheLogRatiosOfManyPoints() {
        List<double[]> found = model.run(Objective.of("vae", 20_000), "z", "kl");
        double[][] z = rows(found.get(0), LATENT);
        double ratio = 0;
        for (int i = 0; i < z.length; i++) {
            ratio -= model.logRatio(i % BATCH, z[i]) / 20_000;
        }

        assertThat(found.get(1)[0]).isCloseTo(ratio, Offset.offset(0.1));
    }

    @Test
    void theImportanceWeightedLossIsMinusTheLogOfTheMeanWeight() {
        int samples = 6;
        List<double[]> found = model.run(Objective.of("iwae", samples), "z", "reconstruction", "kl");
        double[][] z = rows(found.get(0), LATENT);
        double sum = 0;
        for (int image = 0; image < BATCH; image++) {
            double weights = 0;
            for (int k = 0; k < samples; k++) {
                double[] point = z[k * BATCH + image];
                weights += Math.exp(model.logLikelihood(model.x[image], point) + BETA * model.logRatio(image, point));
            }
            sum += Math.log(weights / samples);
        }

        assertThat(found.get(1)[0] / BATCH).isCloseTo(reconstruction(z), CLOSE);
        assertThat(found.get(3)[0]).isCloseTo(-sum / BATCH, CLOSE);
    }

    private static double kernel(double[] a, double[] b) {
        double distance = 0;
        for (int i = 0; i < LATENT; i++) {
            distance += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return 2.0 * LATENT / (2.0 * LATENT + distance);
    }

    @Test
    void theMaximumMeanDiscrepancyIsThatOfAllPairs() {
        List<double[]> found = model.run(Objective.of("wae-mmd", 1), "z", "prior");
        double[][] z = rows(found.get(0), LATENT);
        double[][] prior = rows(found.get(1), LATENT);
        double discrepancy = 0;
        for (int i = 0; i < BATCH; i++) {
            for (int j = 0; j < BATCH; j++) {
                double among = i == j ? 0 : kernel(z[i], z[j]) + kernel(prior[i], prior[j]);
                discrepancy += among / (BATCH * (BATCH - 1)) - 2 * kernel(z[i], prior[j]) / (BATCH * BATCH);
            }
        }

        assertThat(found.get(2)[0]).isCloseTo(BETA * discrepancy - reconstruction(z), CLOSE);
    }

    private static double[] sortedAlong(double[][] points, double[] direction) {
        return Arrays.stream(points)
                .mapToDouble(point -> point[0] * direction[0] + point[1] * direction[1])
                .sorted()
                .toArray();
    }

    @Test
    void theSlicedDistanceIsThatOfSortedProjections() {
        List<double[]> found = model.run(Objective.of("sliced-wasserstein", 1), "z", "prior", "directions");
        double[][] z = rows(found.get(0), LATENT);
        double[][] prior = rows(found.get(1), LATENT);
        double[][] directions = rows(found.get(2), LATENT);
        double distance = 0;
        for (double[] direction : directions) {
            assertThat(Math.hypot(direction[0], direction[1])).isCloseTo(1, CLOSE);
            double[] ours = sortedAlong(z, direction);
            double[] theirs = sortedAlong(prior, direction);
            for (int i = 0; i < BATCH; i++) {
                distance += Math.pow(ours[i] - theirs[i], 2) / (BATCH * directions.length);
            }
        }

        assertThat(directions).hasDimensions(50, LATENT);
        assertThat(found.get(3)[0]).isCloseTo(BETA * distance - reconstruction(z), CLOSE);
    }
}
