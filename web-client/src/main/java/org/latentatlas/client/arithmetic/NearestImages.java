package org.latentatlas.client.arithmetic;

import org.latentatlas.latent.Nearest;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.TensorFile;

/**
 * The training images nearest to a latent point, by the distance between the point and the mean of each image's posterior: plain
 * Euclidean, in the units of latent space (standard deviations of the prior), not whitened. Searched in steps, so that a page can answer
 * in between. For one thread.
 */
public final class NearestImages {
    /** How many are found. */
    public static final int COUNT = 6;

    private static final int AT_ONCE = 4096;

    private final int size;
    private final int latentSize;
    private final float[] means; // (size, latentSize)
    private final byte[] labels; // (size)
    private final Nearest nearest = new Nearest(COUNT); // by squared distance
    private float[] z = new float[0];
    private int next;

    private NearestImages(int size, int latentSize, float[] means, byte[] labels) {
        this.size = size;
        this.latentSize = latentSize;
        this.means = means;
        this.labels = labels;
    }

    /**
     * Reads the tensors {@code mean} and {@code label}.
     *
     * @throws DamagedFile where their shapes do not fit each other or the model, or a label is no digit
     */
    public static NearestImages load(TensorFile file, int latentSize) {
        float[] means = file.tensor("mean").values();
        float[] values = file.tensor("label").values();
        if (means.length != values.length * latentSize || values.length < COUNT) {
            throw new DamagedFile("the encoded training set has " + values.length + " labels and " + means.length
                    + " coordinates; a model of " + latentSize + " dimensions has " + values.length * latentSize);
        }
        byte[] labels = new byte[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) values[i];
            if (labels[i] < 0 || labels[i] > 9) {
                throw new DamagedFile("label " + i + " of the encoded training set is no digit");
            }
        }
        return new NearestImages(labels.length, latentSize, means, labels);
    }

    /** Begins anew for a point (latentSize). */
    public void begin(float[] point) {
        z = point.clone();
        next = 0;
        nearest.clear();
    }

    /** Searches some thousand images more. Returns whether there are more. */
    public boolean step() {
        int end = Math.min(size, next + AT_ONCE);
        for (int image = next; image < end; image++) {
            double worst = nearest.worst();
            double distance = 0;
            for (int d = 0, at = image * latentSize; d < latentSize && distance < worst; d++, at++) {
                double difference = means[at] - z[d];
                distance += difference * difference;
            }
            nearest.offer(image, distance);
        }
        next = end;
        return next < size;
    }

    /** How many images there are. */
    public int size() {
        return size;
    }

    /** The index in the training split of the image that is nearest but {@code rank}. */
    public int image(int rank) {
        return nearest.item(rank);
    }

    public int label(int rank) {
        return labels[nearest.item(rank)];
    }

    /** In standard deviations of the prior. */
    public double distance(int rank) {
        return Math.sqrt(nearest.distance(rank));
    }
}
