package org.latentatlas.server.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.latentatlas.server.datasets.DataSet;

/**
 * One test figure of a model.
 *
 * @param name {@code negative-elbo}, {@code reconstruction}, {@code kl} or {@code negative-log-likelihood}
 * @param value rounded to a thousandth
 * @param unit of the value
 * @param split the images it was measured on
 * @param samples of z per image
 * @param definition how it was computed
 */
record Metric(String name, double value, String unit, String split, int samples, String definition) {
    private static final String UNIT = "nats per image";

    /** Measures everything on the test images. */
    static List<Metric> measure(
            Engine engine, NDManager manager, Vae vae, DataSet data, String likelihood, int samples) {
        boolean binarised = likelihood.equals("binarised");
        var images = new Images(manager, data.testImages(), data.testCount(), binarised);
        Evaluation.Elbo elbo = Evaluation.elbo(engine, vae, images);
        double logLikelihood = Evaluation.logLikelihood(engine, vae, images, samples);
        String pixels = binarised
                ? "Bernoulli likelihood of pixels drawn black or white with their grey value as probability"
                : "Bernoulli formula applied to grey values, which is no normalised likelihood";
        String each = "mean over the " + data.testCount() + " test images; " + pixels + "; weights rounded to 16 bits";
        return List.of(
                metric(
                        "negative-elbo",
                        -elbo.elbo(),
                        1,
                        "minus the evidence lower bound, reconstruction minus kl; " + each),
                metric("reconstruction", elbo.reconstruction(), 1, "log p(x|z) for z drawn from q(z|x); " + each),
                metric(
                        "kl",
                        elbo.kl(),
                        1,
                        "KL divergence from q(z|x) to the standard normal prior, in closed form; " + each),
                metric(
                        "negative-log-likelihood",
                        -logLikelihood,
                        samples,
                        "minus the importance-weighted bound log(mean of p(x|z) p(z) / q(z|x)) over " + samples
                                + " z drawn from q(z|x); " + each));
    }

    private static Metric metric(String name, double value, int samples, String definition) {
        if (!Double.isFinite(value)) {
            throw new TrainingFailed(
                    "the model's " + name + " is " + value + "; its weights are of no use", (Checkpoint) null);
        }
        return new Metric(name, Math.rint(value * 1000) / 1000, UNIT, "test", samples, definition);
    }
}
