package org.latentatlas.latent;

import java.util.Arrays;

/** The few items with the smallest distances among all that were offered, nearest first. Allocates nothing after construction. For one thread. */
public final class Nearest {
    private final double[] distances; // ascending; infinite where too few were offered
    private final int[] items;

    /** Keeps so many items, at least 1. */
    public Nearest(int count) {
        distances = new double[count];
        items = new int[count];
        clear();
    }

    /** Nothing was offered yet. */
    public void clear() {
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
    }

    /** An item that is this far away or farther need not be offered. */
    public double worst() {
        return distances[distances.length - 1];
    }

    /** Takes an item in if it is nearer than the worst one. */
    public void offer(int item, double distance) {
        if (distance >= worst()) {
            return;
        }
        int place = distances.length - 1;
        while (place > 0 && distances[place - 1] > distance) {
            distances[place] = distances[place - 1];
            items[place] = items[place - 1];
            place--;
        }
        distances[place] = distance;
        items[place] = item;
    }

    /** Whether so many were offered that this rank is taken; rank 0 is the nearest. */
    public boolean has(int rank) {
        return distances[rank] < Double.POSITIVE_INFINITY;
    }

    /** The item of that rank, where {@link #has} says so. */
    public int item(int rank) {
        return items[rank];
    }

    /** The distance of the item of that rank; infinite where too few were offered. */
    public double distance(int rank) {
        return distances[rank];
    }
}
