package org.latentatlas.server.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.latentatlas.evaluation.AggregatePosterior;
import org.latentatlas.evaluation.Bounds;
import org.latentatlas.evaluation.NearestVotes;
import org.latentatlas.evaluation.Posteriors;
import org.latentatlas.evaluation.SeededDraws;
import org.latentatlas.evaluation.Spread;
import org.latentatlas.latent.Elbo;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.GridPosterior;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.weights.Safetensors;

/** The figures of a model on binarised test images by shared-model's plain Java alone. */
final class ReferenceFigures {
    private final Encoder encoder;
    private final Decoder decoder;
    private final DataSet data;
    private final int size;
    private final float[][] images;

    ReferenceFigures(byte[] encoder, byte[] decoder, DataSet data) {
        this.encoder = Encoder.load(Safetensors.read(encoder));
        this.decoder = Decoder.load(Safetensors.read(decoder));
        this.data = data;
        size = this.decoder.latentSize();
        images = ink(
                SeededDraws.binarise(Evaluation.SEED, data.testImages(), data.testCount(), DataSet.PIXELS),
                data.testCount());
    }

    private static float[][] ink(byte[] bytes, int count) {
        float[][] images = new float[count][DataSet.PIXELS];
        for (int i = 0; i < bytes.length; i++) {
            images[i / DataSet.PIXELS][i % DataSet.PIXELS] = (bytes[i] & 0xff) / 255f;
        }
        return images;
    }

    /** Every figure but the integral. */
    Map<String, Double> all(int samples) {
        Map<String, Spread> means = new LinkedHashMap<>();
        var bounds = new Bounds(encoder, decoder, Evaluation.SEED);
        for (int i = 0; i < images.length; i++) {
            Bounds.Terms terms = bounds.of(i, images[i], samples);
            add(means, "negative-elbo", terms.kl() - terms.reconstruction());
            add(means, "reconstruction", terms.reconstruction());
            add(means, "kl", terms.kl());
            add(means, "negative-log-likelihood", -terms.logLikelihood());
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        means.forEach((name, spread) -> figures.put(name, spread.mean()));
        figures.put("active-units", (double) Arrays.stream(Spread.ofColumns(means(images), size))
                .filter(spread -> spread.variance() > Posteriors.ACTIVE)
                .count());
        figures.put(
                "aggregate-posterior-sliced-wasserstein",
                new AggregatePosterior(draws(), size).slicedWasserstein(Evaluation.SEED, TestFigures.DIRECTIONS));
        figures.put("nearest-neighbour-accuracy", accuracy());
        return figures;
    }

    private static void add(Map<String, Spread> means, String name, double value) {
        means.computeIfAbsent(name, key -> new Spread()).add(value);
    }

    private float[] means(float[][] pictures) {
        float[] means = new float[pictures.length * size];
        Scratch scratch = encoder.scratch();
        float[] mean = new float[size];
        for (int i = 0; i < pictures.length; i++) {
            encoder.encode(mean, new float[size], pictures[i], scratch);
            System.arraycopy(mean, 0, means, i * size, size);
        }
        return means;
    }

    private float[] draws() {
        float[] draws = new float[images.length * size];
        for (int i = 0; i < images.length; i++) {
            Gaussian posterior = posterior(i);
            var noise = new SeededDraws(Evaluation.SEED, SeededDraws.LATENT, i);
            for (int d = 0; d < size; d++) {
                draws[i * size + d] = posterior.mean()[d] + posterior.deviation()[d] * noise.normal(d);
            }
        }
        return draws;
    }

    private Gaussian posterior(int image) {
        float[] mean = new float[size];
        float[] logVariance = new float[size];
        encoder.encode(mean, logVariance, images[image], encoder.scratch());
        return new Gaussian(mean, logVariance);
    }

    private double accuracy() {
        float[] known = means(ink(data.trainImages(), data.trainCount()));
        float[] asked = means(ink(data.testImages(), data.testCount()));
        var votes = new NearestVotes(known, data.trainLabels(), TestFigures.NEIGHBOURS);
        int right = 0;
        for (int i = 0; i < data.testCount(); i++) {
            right += votes.label(asked, i * size) == data.testLabels()[i] ? 1 : 0;
        }
        return (double) right / data.testCount();
    }

    /** log p(x) of one image by the squares that a visitor's browser lays. */
    double exact(int image) {
        Scratch scratch = decoder.scratch();
        float[] logits = new float[DataSet.PIXELS];
        var grid = new GridPosterior(
                z -> {
                    decoder.logits(logits, z, scratch);
                    return Elbo.bernoulli(logits, images[image]);
                },
                posterior(image));
        while (grid.step()) {}
        return grid.logEvidence();
    }
}
