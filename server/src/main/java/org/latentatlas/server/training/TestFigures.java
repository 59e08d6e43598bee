package org.latentatlas.server.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.latentatlas.evaluation.AggregatePosterior;
import org.latentatlas.evaluation.NearestVotes;
import org.latentatlas.evaluation.Posteriors;
import org.latentatlas.evaluation.Spread;
import org.latentatlas.latent.LogMean;
import org.latentatlas.server.datasets.DataSet;

/** Every figure of a model on the test images of a data set, with its definition. */
final class TestFigures {
    static final int DIRECTIONS = 256;
    static final int NEIGHBOURS = 10;
    private static final String NATS = "nats per image";

    private final NDManager manager;
    private final Vae vae;
    private final DataSet data;
    private final Evaluation evaluation;
    private final int size;
    private final int count;
    private final String pixels;
    private final String each;
    private final Posteriors posteriors;
    private final List<Metric> metrics = new ArrayList<>();

    private TestFigures(NDManager manager, Vae vae, DataSet data, boolean binarised) {
        this.manager = manager;
        this.vae = vae;
        this.data = data;
        evaluation = new Evaluation(manager, vae, data, binarised);
        size = vae.decoder().architecture().inputs();
        count = data.testCount();
        pixels = binarised
                ? "Bernoulli likelihood of pixels drawn black or white with their grey value as probability"
                : "Bernoulli formula applied to grey values, which is no normalised likelihood";
        each = over(Integer.toString(count));
        posteriors = evaluation.posteriors();
    }

    /**
     * Measures everything.
     *
     * @param samples of z per image in the importance-weighted bound
     * @param integrated how many images, the first ones, the exact integral is found for where there are two dimensions
     */
    static List<Metric> measure(
            NDManager manager, Vae vae, DataSet data, String likelihood, int samples, int integrated) {
        var figures = new TestFigures(manager, vae, data, likelihood.equals("binarised"));
        figures.bounds();
        figures.logLikelihood(samples);
        if (figures.size == 2) {
            figures.exact(integrated);
        }
        figures.activeUnits();
        figures.aggregatePosterior();
        figures.nearestNeighbours();
        return List.copyOf(figures.metrics);
    }

    private void bounds() {
        double[] reconstruction = evaluation.reconstruction();
        float[] byDimension = posteriors.klByDimension();
        var negativeElbo = new Spread();
        var divergence = new Spread();
        for (int i = 0; i < count; i++) {
            double kl = 0;
            for (int d = 0; d < size; d++) {
                kl += byDimension[i * size + d];
            }
            divergence.add(kl);
            negativeElbo.add(kl - reconstruction[i]);
        }
        add("negative-elbo", negativeElbo, 1, "minus the evidence lower bound: kl minus reconstruction; ");
        add("reconstruction", Spread.of(reconstruction), 1, "log p(x|z) for one z drawn from q(z|x); ");
        metrics.add(Metric.mean(
                        "kl",
                        divergence,
                        NATS,
                        count,
                        0,
                        "KL divergence from q(z|x) to the standard normal prior, in closed form; " + each)
                .by(means(Spread.ofColumns(byDimension, size))));
    }

    private String over(String images) {
        return "mean over " + images + " test images; " + pixels + "; weights rounded to 16 bits";
    }

    private void add(String name, Spread values, int samples, String definition) {
        metrics.add(Metric.mean(name, values, NATS, count, samples, definition + each));
    }

    private static double[] means(Spread[] columns) {
        return Arrays.stream(columns).mapToDouble(Spread::mean).toArray();
    }

    private void logLikelihood(int samples) {
        var negative = new Spread();
        for (LogMean weights : evaluation.weights(samples)) {
            negative.add(-weights.value());
        }
        add(
                "negative-log-likelihood",
                negative,
                samples,
                "minus the importance-weighted bound log(mean of p(x|z) p(z) / q(z|x)) over " + samples
                        + " z drawn from q(z|x); ");
    }

    private void exact(int integrated) {
        Evaluation.Integral integral = evaluation.exact(integrated);
        var negative = new Spread();
        for (double evidence : integral.evidence()) {
            negative.add(-evidence);
        }
        int images = integral.evidence().length;
        String first = images < count ? "the first " : "";
        metrics.add(Metric.mean(
                "grid-negative-log-likelihood",
                negative,
                NATS,
                images,
                0,
                "minus log p(x), the integral of p(x|z) p(z) over the square to "
                        + integral.grid().edge()
                        + " in each direction by the midpoint rule, points 1/"
                        + integral.grid().pointsPerUnit()
                        + " apart where there is mass; " + over(first + images)));
    }

    private void activeUnits() {
        double[] variances = posteriors.meanVariances();
        double active =
                Arrays.stream(variances).filter(v -> v > Posteriors.ACTIVE).count();
        metrics.add(Metric.whole(
                        "active-units",
                        active,
                        "of " + size + " dimensions",
                        count,
                        0,
                        "latent dimensions whose posterior mean varies over the test images by more than "
                                + Posteriors.ACTIVE
                                + " (variance; Burda et al. 2016, section 5.2); by dimension: that variance")
                .by(variances));
    }

    private void aggregatePosterior() {
        var aggregate = new AggregatePosterior(posteriors.draws(Evaluation.SEED), size);
        var priors = new Posteriors(new float[count * size], new float[count * size], size);
        double ofPrior = new AggregatePosterior(priors.draws(Evaluation.SEED), size)
                .slicedWasserstein(Evaluation.SEED, DIRECTIONS);
        metrics.add(Metric.whole(
                        "aggregate-posterior-sliced-wasserstein",
                        aggregate.slicedWasserstein(Evaluation.SEED, DIRECTIONS),
                        "units of latent space",
                        count,
                        1,
                        "sliced Wasserstein distance of order 2, over " + DIRECTIONS
                                + " directions, between one z drawn from q(z|x) of each of " + count
                                + " test images and the standard normal prior, whose own draws have "
                                + Math.rint(ofPrior * 1e4) / 1e4 + "; by dimension: the distance along that axis")
                .by(aggregate.byDimension()));
    }

    private void nearestNeighbours() {
        float[] known = GreyMeans.of(manager, vae, data.trainImages(), data.trainCount());
        float[] asked = GreyMeans.of(manager, vae, data.testImages(), count);
        var votes = new NearestVotes(known, data.trainLabels(), NEIGHBOURS);
        var right = new Spread();
        for (int i = 0; i < count; i++) {
            right.add(votes.label(asked, i * size) == data.testLabels()[i] ? 1 : 0);
        }
        metrics.add(Metric.mean(
                "nearest-neighbour-accuracy",
                right,
                "of 1",
                count,
                0,
                "share of the " + count + " test images whose label is the one that most of the " + NEIGHBOURS
                        + " nearest of " + data.trainCount()
                        + " training images have, by Euclidean distance between means of q(z|x) of grey images"));
    }
}
