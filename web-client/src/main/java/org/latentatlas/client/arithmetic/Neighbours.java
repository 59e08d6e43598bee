package org.latentatlas.client.arithmetic;

import java.util.Arrays;

/**
 * What a latent point looks like: the labels among the encoded test images nearest to it. A plain loop over all images, which takes
 * some ten microseconds; allocates nothing after construction. For one thread.
 */
public final class Neighbours {
    /** How many nearest images have a say. */
    public static final int COUNT = 50;

    private final EncodedSet set;
    private final double[] distances = new double[COUNT]; // squared, ascending
    private final int[] images = new int[COUNT];
    private final int[] votes = new int[10];
    private final int[] ranking = new int[10];

    /** Searches among these images. */
    public Neighbours(EncodedSet set) {
        this.set = set;
    }

    /** Finds the nearest images to {@code z} (latentSize). */
    public void find(float[] z) {
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int dimensions = set.latentSize();
        double worst = Double.POSITIVE_INFINITY;
        for (int image = 0; image < set.size(); image++) {
            double distance = 0;
            for (int d = 0; d < dimensions && distance < worst; d++) {
                double difference = set.mean(image, d) - z[d];
                distance += difference * difference;
            }
            if (distance < worst) {
                insert(image, distance);
                worst = distances[COUNT - 1];
            }
        }
        count();
    }

    private void insert(int image, double distance) {
        int place = COUNT - 1;
        while (place > 0 && distances[place - 1] > distance) {
            distances[place] = distances[place - 1];
            images[place] = images[place - 1];
            place--;
        }
        distances[place] = distance;
        images[place] = image;
    }

    private void count() {
        Arrays.fill(votes, 0);
        for (int i = 0; i < COUNT; i++) {
            if (distances[i] < Double.POSITIVE_INFINITY) {
                votes[set.label(images[i])]++;
            }
        }
        for (int label = 0; label < 10; label++) {
            int place = label;
            while (place > 0 && votes[ranking[place - 1]] < votes[label]) {
                ranking[place] = ranking[place - 1];
                place--;
            }
            ranking[place] = label;
        }
    }

    /** The label with the rank-th most neighbours; rank 0 is what the point looks like. */
    public int label(int rank) {
        return ranking[rank];
    }

    /** The part of the neighbours that have the label of that rank, 0 to 1. */
    public double share(int rank) {
        return votes[ranking[rank]] / (double) Math.max(1, Math.min(COUNT, set.size()));
    }

    /** The distance to the nearest image, in standard deviations of the prior. */
    public double nearest() {
        return Math.sqrt(distances[0]);
    }
}
