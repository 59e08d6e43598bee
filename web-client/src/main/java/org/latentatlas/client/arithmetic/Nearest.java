package org.latentatlas.client.arithmetic;

import java.util.Arrays;

/** The few items with the smallest distances among all that were offered, nearest first. Allocates nothing after construction. For one thread. */
final class Nearest {
    private final double[] distances; // ascending; infinite where too few were offered
    private final int[] items;

    /** Keeps so many items. */
    Nearest(int count) {
        distances = new double[count];
        items = new int[count];
        clear();
    }

    /** Nothing was offered yet. */
    void clear() {
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
    }

    /** An item that is this far away or farther need not be offered. */
    double worst() {
        return distances[distances.length - 1];
    }

    /** Takes an item in if it is nearer than the worst one. */
    void offer(int item, double distance) {
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
    boolean has(int rank) {
        return distances[rank] < Double.POSITIVE_INFINITY;
    }

    int item(int rank) {
        return items[rank];
    }

    double distance(int rank) {
        return distances[rank];
    }
}
