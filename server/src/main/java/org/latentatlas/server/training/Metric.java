package org.latentatlas.server.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.evaluation.Spread;

/**
 * One figure of a model.
 *
 * @param name one of {@link TestFigures}
 * @param value rounded to a ten-thousandth, as the other numbers are
 * @param standardError of the value, over the images; null where it is no mean over images
 * @param byDimension the same of every latent dimension, or what decided; null where there is no such thing
 * @param unit of the value
 * @param split the images it was measured on
 * @param images how many
 * @param samples of z per image; 0 where none is drawn
 * @param seed of the noise, the binarisation and the directions
 * @param definition how it was computed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Metric(
        String name,
        double value,
        @Nullable Double standardError,
        @Nullable List<Double> byDimension,
        String unit,
        String split,
        int images,
        int samples,
        long seed,
        String definition) {
    private static final double PARTS = 10_000;

    /** A mean over the test images. */
    static Metric mean(String name, Spread values, String unit, int images, int samples, String definition) {
        Double error = images < 2 ? null : rounded(name, values.standardError());
        return new Metric(
                name,
                rounded(name, values.mean()),
                error,
                null,
                unit,
                "test",
                images,
                samples,
                Evaluation.SEED,
                definition);
    }

    /** A figure of all test images together. */
    static Metric whole(String name, double value, String unit, int images, int samples, String definition) {
        return new Metric(
                name, rounded(name, value), null, null, unit, "test", images, samples, Evaluation.SEED, definition);
    }

    /** The same with a number for every latent dimension. */
    Metric by(double[] dimensions) {
        List<Double> each =
                Arrays.stream(dimensions).mapToObj(d -> rounded(name, d)).toList();
        return new Metric(name, value, standardError, each, unit, split, images, samples, seed, definition);
    }

    private static double rounded(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new TrainingFailed(
                    "the model's " + name + " is " + value + "; its weights are of no use", (Checkpoint) null);
        }
        return Math.rint(value * PARTS) / PARTS;
    }
}
