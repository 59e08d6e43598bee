package org.latentatlas.server.training;

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
import org.latentatlas.server.training.objective.Objective;

/**
 * A few images, their posteriors and a decoder of one matrix, for objectives to be run on in double precision; beside them the densities by
 * plain arithmetic, written with their constants.
 */
final class OneMatrixModel {
    static final int BATCH = 5;
    static final int LATENT = 2;
    static final int PIXELS = 7;
    static final double BETA = 0.7;

    final double[][] x = random(BATCH, PIXELS, 1);
    final double[][] mean = random(BATCH, LATENT, 2);
    final double[][] logVariance = random(BATCH, LATENT, 3);
    final double[][] weight = random(LATENT, PIXELS, 4);
    private final Engine engine = Torch.start(1);

    private static double[][] random(int rows, int columns, long seed) {
        var random = new Random(seed);
        var numbers = new double[rows][columns];
        for (double[] row : numbers) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return numbers;
    }

    /** The value of the objective's variables; the last is the loss. */
    List<double[]> run(Objective objective, String... variables) {
        return run(objective, 1, variables);
    }

    /** The same of a batch that has every image so many times. */
    List<double[]> run(Objective objective, int copies, String... variables) {
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

    /** Flat numbers as rows. */
    static double[][] rows(double[] flat, int width) {
        var rows = new double[flat.length / width][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width));
        return rows;
    }

    /** log p(x|z): the product over the pixels of p^x (1 - p)^(1 - x). */
    double logLikelihood(double[] image, double[] z) {
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
    double logRatio(int image, double[] z) {
        double sum = 0;
        for (int i = 0; i < LATENT; i++) {
            sum += logDensity(z[i], 0, 0) - logDensity(z[i], mean[image][i], logVariance[image][i]);
        }
        return sum;
    }

    /** log w, with beta as the exponent of p(z) / q(z|x). */
    double logWeight(int image, double[] z) {
        return logLikelihood(x[image], z) + BETA * logRatio(image, z);
    }
}
