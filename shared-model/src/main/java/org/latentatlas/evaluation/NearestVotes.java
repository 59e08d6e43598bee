package org.latentatlas.evaluation;

import java.util.Arrays;
import org.latentatlas.latent.Nearest;

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
    private final Nearest nearest; // numbers of known points

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
        nearest = new Nearest(this.neighbours);
    }

    /** The label of a latent point, (size) numbers of {@code points} from {@code offset} on. */
    public int label(float[] points, int offset) {
        measure(points, offset);
        nearest.clear();
        for (int i = 0; i < distances.length; i++) {
            nearest.offer(i, distances[i]);
        }
        int[] votes = new int[Byte.MAX_VALUE + 1];
        for (int rank = 0; rank < neighbours; rank++) {
            votes[labels[nearest.item(rank)]]++;
        }
        int winner = labels[nearest.item(0)];
        for (int rank = 1; rank < neighbours; rank++) {
            int label = labels[nearest.item(rank)];
            if (votes[label] > votes[winner]) {
                winner = label;
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
}
