package org.latentatlas.evaluation;

import java.util.Arrays;

/**
 * Labels latent points by the labels of the nearest known ones: the label most of them have, and of two that equally many have the one
 * whose nearest point is nearer. Distances are Euclidean. Holds scratch memory: one instance per thread.
 */
public final class NearestVotes {
    private final float[] known; // (size, count): a column of numbers per dimension
    private final byte[] labels; // (count)
    private final int size;
    private final int neighbours;
    private final float[] distances; // (count) squared
    private final int[] nearest; // (neighbours) numbers of known points, the nearest first

    /**
     * For known points.
     *
     * @param points (count, size)
     * @param labels (count), not negative
     * @param neighbours how many vote; all where there are fewer
     * @throws IllegalArgumentException if there is no point, or not one for each label
     */
    public NearestVotes(float[] points, byte[] labels, int neighbours) {
        if (labels.length == 0 || neighbours < 1 || points.length % labels.length != 0) {
            throw new IllegalArgumentException(
                    points.length + " numbers are no latent points with " + labels.length + " labels.");
        }
        this.labels = labels.clone();
        this.size = points.length / labels.length;
        this.neighbours = Math.min(neighbours, labels.length);
        known = new float[points.length];
        for (int i = 0; i < labels.length; i++) {
            for (int d = 0; d < size; d++) {
                known[d * labels.length + i] = points[i * size + d];
            }
        }
        distances = new float[labels.length];
        nearest = new int[this.neighbours];
    }

    /** The label of a latent point, (size) numbers of {@code points} from {@code offset} on. */
    public int label(float[] points, int offset) {
        measure(points, offset);
        select();
        int[] votes = new int[Byte.MAX_VALUE + 1];
        for (int i : nearest) {
            votes[labels[i]]++;
        }
        int winner = labels[nearest[0]];
        for (int i : nearest) {
            if (votes[labels[i]] > votes[winner]) {
                winner = labels[i];
            }
        }
        return winner;
    }

    private void measure(float[] points, int offset) {
        Arrays.fill(distances, 0);
        for (int d = 0; d < size; d++) {
            float x = points[offset + d];
            int column = d * labels.length;
            for (int i = 0; i < distances.length; i++) {
                float from = known[column + i] - x;
                distances[i] += from * from;
            }
        }
    }

    /** Keeps the nearest in order, by insertion: few of the later ones come in. */
    private void select() {
        int found = 0;
        for (int i = 0; i < distances.length; i++) {
            if (found == neighbours && distances[i] >= distances[nearest[found - 1]]) {
                continue;
            }
            int at = found < neighbours ? found++ : found - 1;
            while (at > 0 && distances[nearest[at - 1]] > distances[i]) {
                nearest[at] = nearest[at - 1];
                at--;
            }
            nearest[at] = i;
        }
    }
}
