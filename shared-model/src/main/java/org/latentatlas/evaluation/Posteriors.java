package org.latentatlas.evaluation;

import org.latentatlas.network.FloatMath;

/** The posteriors q(z|x) of many pictures, Gaussians with diagonal covariance. Immutable as long as nobody writes to the arrays. */
public final class Posteriors {
    /** Above this variance of its mean over the pictures a latent dimension is active (Burda, Grosse and Salakhutdinov 2016, section 5.2). */
    public static final double ACTIVE = 0.01;

    private final float[] means; // (count, size)
    private final float[] logVariances; // (count, size)
    private final int size;

    /**
     * Takes the arrays as they are.
     *
     * @param means (count, size)
     * @param logVariances (count, size)
     * @throws IllegalArgumentException if their lengths differ, or the last posterior is incomplete
     */
    public Posteriors(float[] means, float[] logVariances, int size) {
        if (means.length != logVariances.length || means.length % size != 0) {
            throw new IllegalArgumentException(means.length + " means and " + logVariances.length
                    + " log-variances are no posteriors of size " + size + ".");
        }
        this.means = means;
        this.logVariances = logVariances;
        this.size = size;
    }

    /** How many there are. */
    public int count() {
        return means.length / size;
    }

    /** Latent dimensions. */
    public int size() {
        return size;
    }

    /** (count, size); callers must not change it. */
    public float[] means() {
        return means;
    }

    /** Standard deviations, (count, size). */
    public float[] deviations() {
        float[] deviations = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            deviations[i] = FloatMath.exp(0.5f * logVariances[i]);
        }
        return deviations;
    }

    /** KL(q(z|x) || N(0, I)) of every picture and dimension in nats, (count, size): the picture's divergence is their sum. */
    public float[] klByDimension() {
        float[] kl = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            double variance = FloatMath.exp(logVariances[i]);
            kl[i] = (float) ((variance + (double) means[i] * means[i] - 1 - logVariances[i]) / 2);
        }
        return kl;
    }

    /** How much the mean varies over the pictures, by dimension: (size) variances; 0 of a single picture. */
    public double[] meanVariances() {
        Spread[] columns = Spread.ofColumns(means, size);
        double[] variances = new double[size];
        for (int d = 0; d < size && count() > 1; d++) {
            variances[d] = columns[d].variance();
        }
        return variances;
    }

    /** The first draw of each by the numbers of {@link SeededDraws}, (count, size). */
    public float[] draws(long seed) {
        float[] draws = deviations();
        for (int image = 0; image < count(); image++) {
            SeededDraws noise = new SeededDraws(seed, SeededDraws.LATENT, image);
            for (int d = 0; d < size; d++) {
                int at = image * size + d;
                draws[at] = means[at] + draws[at] * noise.normal(d);
            }
        }
        return draws;
    }
}
