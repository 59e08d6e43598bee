package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.server.training.objective.Objective;

/**
 * The losses of the objectives against the same by plain arithmetic, written as the papers do: densities with their constants, sums over
 * pairs, sorted numbers. The decoder is one matrix.
 */
@Timeout(120)
class ObjectiveTest {
    private static final int BATCH = 5;
    private static final int LATENT = 2;
    private static final int PIXELS = 7;
    private static final double BETA = 0.7;
    private static final Offset<Double> CLOSE = Offset.offset(1e-10);

    private final Engine engine = Torch.start(1);
    private final double[][] x = random(BATCH, PIXELS, 1);
    private final double[][] mean = random(BATCH, LATENT, 2);
    private final double[][] logVariance = random(BATCH, LATENT, 3);
    private final double[][] weight = random(LATENT, PIXELS, 4);

    private static double[][] random(int rows, int columns, long seed) {
        var random = new Random(seed);
        var numbers = new double[rows][columns];
        for (double[] row : numbers) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return numbers;
    }

    /** The value of the objective's variables; the last is the loss. */
    private List<double[]> run(Objective objective, String... variables) {
        return run(objective, 1, variables);
    }

    /** The same of a batch that has every image so many times. */
    private List<double[]> run(Objective objective, int copies, String... variables) {
        List<String> lines = new ArrayList<>(List.of("x, mean, logVariance, weight, = inputs"));
        for (String once : List.of("x", "mean", "logVariance")) {
            lines.add(once + " = torch.repeat(" + once + ", [" + copies + ", 1])");
        }
        lines.addAll(objective.draw());
        lines.add("logits = torch.mm(z, weight)");
        lines.addAll(objective.compare("logits"));
        lines.add("dz = torch.mm(dLogits, torch.t(weight))");
        lines.addAll(objective.derive("dz"));
        lines.add("return [" + String.join(", ", variables) + (variables.length == 0 ? "" : ", ") + objective.loss()
                + "]");
        try (NDManager manager = engine.newBaseManager()) {
            TorchScript script = TorchScript.load(
                    manager, "(inputs: List[Tensor], beta: float) -> List[Tensor]", lines.toArray(String[]::new));
            engine.setRandomSeed(9);
            var inputs = new NDList();
            for (double[][] rows : List.of(x, mean, logVariance, weight)) {
                double[] flat =
                        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
                inputs.add(manager.create(flat, new Shape(rows.length, rows[0].length)));
            }
            try (IValue list = TorchScript.list(inputs);
                    IValue beta = IValue.from(BETA);
                    IValue result = script.call(list, beta)) {
                return result.toNDList((PtNDManager) manager).stream()
                        .map(NDArray::toDoubleArray)
                        .toList();
            }
        }
    }

    private static double[][] rows(double[] flat, int width) {
        var rows = new double[flat.length / width][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width));
        return rows;
    }

    /** log p(x|z): the product over the pixels of p^x (1 - p)^(1 - x). */
    private double logLikelihood(double[] image, double[] z) {
        double sum = 0;
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            double logit = 0;
            for (int i = 0; i < LATENT; i++) {
                logit += z[i] * weight[i][pixel];
            }
            double ink = 1 / (1 + Math.exp(-logit));
            sum += image[pixel] * Math.log(ink) + (1 - image[pixel]) * Math.log(1 - ink);
        }
        return sum;
    }

    private static double logDensity(double at, double mean, double logVariance) {
        double distance = (at - mean) * (at - mean) / Math.exp(logVariance);
        return -0.5 * (Math.log(2 * Math.PI) + logVariance + distance);
    }

    /** log p(z) - log q(z|x). */
    private double logRatio(int image, double[] z) {
        double sum = 0;
        for (int i = 0; i < LATENT; i++) {
            sum += logDensity(z[i], 0, 0) - logDensity(z[i], mean[image][i], logVariance[image][i]);
        }
        return sum;
    }

    private double kl(int image) {
        double sum = 0;
        for (int i = 0; i < LATENT; i++) {
            double variance = Math.exp(logVariance[image][i]);
            sum += 0.5 * (variance + mean[image][i] * mean[image][i] - 1 - Math.log(variance));
        }
        return sum;
    }

    private double reconstruction(double[][] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += logLikelihood(x[i % BATCH], z[i]);
        }
        return sum / z.length;
    }

    @Test
    void theVaesLossIsMinusTheEvidenceLowerBound() {
        for (int samples : List.of(1, 4)) {
            List<double[]> found = run(Objective.of("vae", samples), "z", "reconstruction", "kl");
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
        List<double[]> found = run(Objective.of("vae", 20_000), "z", "kl");
        double[][] z = rows(found.get(0), LATENT);
        double ratio = 0;
        for (int i = 0; i < z.length; i++) {
            ratio -= logRatio(i % BATCH, z[i]) / 20_000;
        }

        assertThat(found.get(1)[0]).isCloseTo(ratio, Offset.offset(0.1));
    }

    @Test
    void theImportanceWeightedLossIsMinusTheLogOfTheMeanWeight() {
        int samples = 6;
        List<double[]> found = run(Objective.of("iwae", samples), "z", "reconstruction", "kl");
        double[][] z = rows(found.get(0), LATENT);
        double sum = 0;
        for (int image = 0; image < BATCH; image++) {
            double weights = 0;
            for (int k = 0; k < samples; k++) {
                double[] point = z[k * BATCH + image];
                weights += Math.exp(logLikelihood(x[image], point) + BETA * logRatio(image, point));
            }
            sum += Math.log(weights / samples);
        }

        assertThat(found.get(1)[0] / BATCH).isCloseTo(reconstruction(z), CLOSE);
        assertThat(found.get(3)[0]).isCloseTo(-sum / BATCH, CLOSE);
    }

    private double logWeight(int image, double[] z) {
        return logLikelihood(x[image], z) + BETA * logRatio(image, z);
    }

    /** By one dimension of z. */
    private double logWeightDerivative(int image, double[] z, int dimension) {
        double[] moved = z.clone();
        moved[dimension] = z[dimension] + 1e-5;
        double above = logWeight(image, moved);
        moved[dimension] = z[dimension] - 1e-5;
        return (above - logWeight(image, moved)) / 2e-5;
    }

    @Test
    void theDoublyReparameterisedGradientWeighsThePointsByTheSquaresOfTheirShares() {
        int samples = 6;
        List<double[]> found = run(Objective.of("iwae-dreg", samples), "z", "dMean", "dLogVariance");
        double[][] z = rows(found.get(0), LATENT);
        for (int image = 0; image < BATCH; image++) {
            for (int i = 0; i < LATENT; i++) {
                double sum = 0;
                double byMean = 0;
                double byLogVariance = 0;
                for (int k = 0; k < samples; k++) {
                    sum += Math.exp(logWeight(image, z[k * BATCH + image]));
                }
                for (int k = 0; k < samples; k++) {
                    double[] point = z[k * BATCH + image];
                    double share = Math.exp(logWeight(image, point)) / sum;
                    double byPoint = ((1 - BETA) * share + BETA * share * share) * logWeightDerivative(image, point, i);
                    byMean -= byPoint / BATCH;
                    byLogVariance -= byPoint * (point[i] - mean[image][i]) / 2 / BATCH;
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
    void theDoublyReparameterisedGradientHasTheMeanOfThePlainOne() {
        int copies = 40_000;
        for (String gradient : List.of("dMean", "dLogVariance")) {
            double[] plain = run(Objective.of("iwae", 4), copies, gradient).get(0);
            double[] doubly =
                    run(Objective.of("iwae-dreg", 4), copies, gradient).get(0);
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
    void theDoublyReparameterisedGradientIsNothingWhereTheEncoderIsRight() {
        Stream.of(mean, logVariance, weight).flatMap(Arrays::stream).forEach(row -> Arrays.fill(row, 0));

        List<double[]> found = run(Objective.of("iwae-dreg", 6), "dMean", "dLogVariance");

        assertThat(found.get(0))
                .hasSize(BATCH * LATENT)
                .usingComparatorWithPrecision(1e-12)
                .containsOnly(0);
        assertThat(found.get(1))
                .hasSize(BATCH * LATENT)
                .usingComparatorWithPrecision(1e-12)
                .containsOnly(0);
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
        List<double[]> found = run(Objective.of("wae-mmd", 1), "z", "prior");
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
        List<double[]> found = run(Objective.of("sliced-wasserstein", 1), "z", "prior", "directions");
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
