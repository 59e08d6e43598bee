package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.latentatlas.evaluation.Posteriors;
import org.latentatlas.evaluation.SeededDraws;
import org.latentatlas.evaluation.Spread;
import org.latentatlas.latent.LogMean;
import org.latentatlas.server.datasets.DataSet;

/**
 * What a network says of images it was not trained on, image by image, in nats. Noise and binarisation are those of {@link SeededDraws},
 * so that the same network and images give the same figures here, in plain Java ({@link org.latentatlas.evaluation.Bounds}) and in
 * {@code bench/evaluation/figures.py}, whatever the device, the threads and the number of images at a time.
 */
final class Evaluation {
    /** Of the noise, the binarisation and the directions. */
    static final long SEED = 20_000_101;

    private static final int BATCH = 1000; // images at a time
    private static final int EXACT_BATCH = 2500;
    private static final int ROWS = 2000; // latent points at a time: their logits stay in the processor's cache

    private final NDManager manager;
    private final Vae vae;
    private final NDList values;
    private final Images images;
    private final TorchScript score;
    private final int size; // of the latent space

    /** Means in nats per image, and how much the posterior's mean varies by dimension. */
    record Elbo(double reconstruction, List<Double> klByDimension, List<Double> meanVariances) {
        double kl() {
            return klByDimension.stream().mapToDouble(Double::doubleValue).sum();
        }

        double elbo() {
            return reconstruction - kl();
        }
    }

    /**
     * For the first test images of a data set.
     *
     * @param binarised whether pixels are drawn black or white, the same for every figure
     */
    Evaluation(NDManager manager, Vae vae, DataSet data, boolean binarised) {
        this.manager = manager;
        this.vae = vae;
        this.values = vae.parameters();
        int count = data.testCount();
        byte[] pixels =
                binarised ? SeededDraws.binarise(SEED, data.testImages(), count, DataSet.PIXELS) : data.testImages();
        images = new Images(manager, pixels, count, false);
        size = vae.decoder().architecture().inputs();
        score = TorchScript.load(
                manager,
                "(logits: Tensor, images: Tensor) -> Tensor",
                "ink = torch.squeeze(torch.bmm(logits, torch.unsqueeze(images, 2)), 2)",
                "return torch.sub(ink, torch.sum(torch.softplus(logits), [2], False, dtype=None))");
    }

    /** How many images there are. */
    int count() {
        return images.count();
    }

    /** The evidence lower bound with one sample of z per image, whatever objective the network was trained with. */
    Elbo elbo() {
        var gathered = new Gathered();
        var reconstruction = new Spread();
        forBatches(BATCH, (first, pictures, posterior) -> {
            for (float score : reconstruct(first, pictures, posterior)) {
                reconstruction.add(score);
            }
            gathered.accept(first, pictures, posterior);
        });
        Posteriors posteriors = gathered.posteriors();
        return new Elbo(
                reconstruction.mean(),
                Arrays.stream(Spread.ofColumns(posteriors.klByDimension(), size))
                        .map(Spread::mean)
                        .toList(),
                Arrays.stream(posteriors.meanVariances()).boxed().toList());
    }

    /** log p(x|z) of every image for its first draw of z. */
    double[] reconstruction() {
        double[] terms = new double[count()];
        forBatches(BATCH, (first, pictures, posterior) -> {
            float[] scores = reconstruct(first, pictures, posterior);
            IntStream.range(0, scores.length).forEach(i -> terms[first + i] = scores[i]);
        });
        return terms;
    }

    private float[] reconstruct(int first, NDArray pictures, Vae.Posterior posterior) {
        int batch = (int) pictures.getShape().get(0);
        NDArray logits = vae.decode(sample(posterior, noise(first, batch, 0, 1), 1), values);
        return score.apply(logits.reshape(batch, 1, -1), pictures).toFloatArray();
    }

    /** q(z|x) of every image. */
    Posteriors posteriors() {
        var gathered = new Gathered();
        forBatches(BATCH, gathered);
        return gathered.posteriors();
    }

    /** Keeps the posteriors of all batches. */
    private final class Gathered implements Batch {
        private final float[] means = new float[count() * size];
        private final float[] logVariances = new float[count() * size];

        @Override
        public void accept(int first, NDArray pictures, Vae.Posterior posterior) {
            copy(posterior.mean(), means, first, size);
            copy(posterior.logVariance(), logVariances, first, size);
        }

        Posteriors posteriors() {
            return new Posteriors(means, logVariances, size);
        }
    }

    /** For two latent dimensions: log p(x) of the first {@code most} images, or of all there are, the integral on a grid. */
    Integral exact(int most) {
        var grid = new ExactEvidence(manager, vae, posteriors());
        int count = Math.min(most, count());
        double[] evidence = new double[count];
        forBatches(EXACT_BATCH, count, (first, pictures, posterior) -> {
            double[] part = grid.of(pictures, first);
            System.arraycopy(part, 0, evidence, first, part.length);
        });
        return new Integral(grid, evidence);
    }

    /** log p(x) of every image in nats, and the grid that gave it. */
    static final class Integral {
        private final ExactEvidence grid;
        private final double[] evidence; // (count)

        private Integral(ExactEvidence grid, double[] evidence) {
            this.grid = grid;
            this.evidence = evidence;
        }

        ExactEvidence grid() {
            return grid;
        }

        double[] evidence() {
            return evidence;
        }
    }

    /**
     * The importance weights p(x|z) p(z) / q(z|x) of every image, over samples z from q(z|x). The logarithm of their mean is the
     * importance-weighted log-likelihood (Burda, Grosse and Salakhutdinov 2016, equation 8), a lower bound that rises with the samples.
     */
    LogMean[] weights(int samples) {
        LogMean[] all = new LogMean[count()];
        Arrays.setAll(all, i -> new LogMean());
        int together = Math.min(samples, ROWS);
        forBatches(Math.max(1, ROWS / samples), (first, pictures, posterior) -> {
            LogMean[] batch = Arrays.copyOfRange(
                    all, first, first + (int) pictures.getShape().get(0));
            for (int sample = 0; sample < samples; sample += together) {
                addWeights(batch, first, pictures, posterior, sample, Math.min(together, samples - sample));
            }
        });
        return all;
    }

    private void addWeights(
            LogMean[] means, int first, NDArray pictures, Vae.Posterior posterior, int sample, int samples) {
        try (var arrays = new NDScope()) {
            arrays.suppressNotUsedWarning();
            NDArray epsilon = noise(first, means.length, sample, samples);
            NDArray z = sample(posterior, epsilon, samples);
            NDArray logits = vae.decode(z, values).reshape(means.length, samples, -1);
            // log p(z) - log q(z|x): the constants of the two Gaussians cancel
            NDArray ratio = epsilon.mul(epsilon)
                    .sub(z.mul(z).reshape(epsilon.getShape()))
                    .add(posterior.logVariance().expandDims(1))
                    .sum(new int[] {2})
                    .div(2);
            float[] weights = score.apply(logits, pictures).add(ratio).toFloatArray();
            for (int i = 0; i < weights.length; i++) {
                means[i / samples].add(weights[i]);
            }
        }
    }

    /** Latent points (batch x samples, size). */
    private NDArray sample(Vae.Posterior posterior, NDArray epsilon, int samples) {
        NDArray deviation = posterior.logVariance().div(2).exp().expandDims(1);
        NDArray z = epsilon.mul(deviation).add(posterior.mean().expandDims(1));
        return z.reshape(z.getShape().get(0) * samples, size);
    }

    /** The noise of some samples of some images, (batch, samples, size). */
    private NDArray noise(int first, int batch, int sample, int samples) {
        float[] noise = new float[batch * samples * size];
        for (int i = 0; i < batch; i++) {
            new SeededDraws(SEED, SeededDraws.LATENT, first + i)
                    .normals(noise, i * samples * size, (long) sample * size, samples * size);
        }
        return manager.create(noise, new Shape(batch, samples, size));
    }

    /** What is done with a batch: the number of its first image, (batch, 784) and their posteriors. */
    @FunctionalInterface
    private interface Batch {
        void accept(int first, NDArray pictures, Vae.Posterior posterior);
    }

    private void forBatches(int batch, Batch work) {
        forBatches(batch, count(), work);
    }

    private void forBatches(int batch, int count, Batch work) {
        for (int first = 0; first < count; first += batch) {
            try (var arrays = new NDScope()) {
                arrays.suppressNotUsedWarning();
                NDArray pictures = images.take(first, Math.min(first + batch, count));
                work.accept(first, pictures, vae.encode(pictures, values));
            }
        }
    }

    /** Puts rows (batch, size) where those of image {@code first} begin. */
    static void copy(NDArray rows, float[] all, int first, int size) {
        float[] part = rows.toFloatArray();
        System.arraycopy(part, 0, all, first * size, part.length);
    }
}
