package org.latentatlas.client.arithmetic;

import java.util.Arrays;
import org.latentatlas.latent.Nearest;

/**
 * What a latent point looks like: the labels among the encoded test images nearest to it. A plain loop over all images, which takes
 * some ten microseconds; allocates nothing after construction. For one thread.
 */
public final class Neighbours {
    /** How many nearest images have a say. */
    public static final int COUNT = 50;

    private final EncodedSet set;
    private final Nearest nearest = new Nearest(COUNT); // by squared distance
    private final int[] votes = new int[10];
    private final int[] ranking = new int[10];

    /** Searches among these images. */
    public Neighbours(EncodedSet set) {
        this.set = set;
    }

    /** Finds the nearest images to {@code z} (latentSize). */
    public void find(float[] z) {
        nearest.clear();
        int dimensions = set.latentSize();
        for (int image = 0; image < set.size(); image++) {
            double worst = nearest.worst();
            double distance = 0;
            for (int d = 0; d < dimensions && distance < worst; d++) {
                double difference = set.mean(image, d) - z[d];
                distance += difference * difference;
            }
            nearest.offer(image, distance);
        }
        count();
    }

    private void count() {
        Arrays.fill(votes, 0);
        for (int i = 0; i < COUNT; i++) {
            if (nearest.has(i)) {
                votes[set.label(nearest.item(i))]++;
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

    /** The index in the test split of the image that is nearest but {@code rank}, of {@link #COUNT}. */
    public int image(int rank) {
        return nearest.item(rank);
    }

    /** The label of that image. */
    public int imageLabel(int rank) {
        return set.label(nearest.item(rank));
    }

    /** The distance to that image, in standard deviations of the prior. */
    public double distance(int rank) {
        return Math.sqrt(nearest.distance(rank));
    }

    /** How many images there are. */
    public int size() {
        return set.size();
    }
}
