package org.latentatlas.client.arithmetic;

import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.TensorFile;

/** The posteriors q(z|x) of the test images and their labels, as the model's file of them holds. Immutable. */
public final class EncodedSet {
    private final int size;
    private final int latentSize;
    private final float[] means; // (size, latentSize)
    private final float[] logVariances; // (size, latentSize)
    private final byte[] labels; // (size), 0 to 9

    private EncodedSet(int size, int latentSize, float[] means, float[] logVariances, byte[] labels) {
        this.size = size;
        this.latentSize = latentSize;
        this.means = means;
        this.logVariances = logVariances;
        this.labels = labels;
    }

    /**
     * Reads the three tensors {@code mean}, {@code logVariance} and {@code label}.
     *
     * @throws DamagedFile where their shapes do not fit each other or the model, or a label is no digit
     */
    public static EncodedSet load(TensorFile file, int latentSize) {
        float[] means = file.tensor("mean").values();
        float[] logVariances = file.tensor("logVariance").values();
        float[] labelValues = file.tensor("label").values();
        int size = labelValues.length;
        if (means.length != size * latentSize || logVariances.length != size * latentSize) {
            throw new DamagedFile("the encoded test set has " + size + " labels and " + means.length
                    + " coordinates; a model of " + latentSize + " dimensions has " + size * latentSize);
        }
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) labelValues[i];
            if (labels[i] < 0 || labels[i] > 9) {
                throw new DamagedFile("label " + i + " of the encoded test set is no digit");
            }
        }
        return new EncodedSet(size, latentSize, means, logVariances, labels);
    }

    public int size() {
        return size;
    }

    public int latentSize() {
        return latentSize;
    }

    public int label(int image) {
        return labels[image];
    }

    /** One coordinate of the mean of an image's posterior. */
    public float mean(int image, int dimension) {
        return means[image * latentSize + dimension];
    }

    /** One coordinate of the log-variance of an image's posterior. */
    public float logVariance(int image, int dimension) {
        return logVariances[image * latentSize + dimension];
    }

    /** Copies the mean of an image's posterior into {@code z} (latentSize). */
    public void mean(float[] z, int image) {
        System.arraycopy(means, image * latentSize, z, 0, latentSize);
    }

    /** Writes the middle of the means of a label's images into {@code z} (latentSize); the origin where there are none. */
    public void middle(float[] z, int label) {
        double[] sums = new double[latentSize];
        int count = 0;
        for (int image = 0; image < size; image++) {
            if (labels[image] == label) {
                count++;
                for (int i = 0; i < latentSize; i++) {
                    sums[i] += means[image * latentSize + i];
                }
            }
        }
        for (int i = 0; i < latentSize; i++) {
            z[i] = (float) (sums[i] / Math.max(1, count));
        }
    }

    /** The mean over the images of KL(q(z|x) || p(z)) in one dimension, in nats: how much the model uses that dimension. */
    public double use(int dimension) {
        double sum = 0;
        for (int i = dimension; i < means.length; i += latentSize) {
            double logVariance = logVariances[i];
            sum += 0.5 * (means[i] * (double) means[i] + Math.exp(logVariance) - 1 - logVariance);
        }
        return sum / Math.max(1, size);
    }
}
