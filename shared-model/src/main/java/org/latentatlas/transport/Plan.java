package org.latentatlas.transport;

import java.util.Arrays;

/**
 * Which share of the mass goes from which pixel to which: the pairs that matter of a coupling of two pictures. Immutable and thread-safe.
 */
public final class Plan {
    private final int width;
    private final int pixels;
    private final int[] pairs; // from * pixels + to
    private final float[] masses; // of each pair; together 1
    private final double fromTotal;
    private final double toTotal;

    private Plan(int width, int pixels, int[] pairs, float[] masses, double fromTotal, double toTotal) {
        this.width = width;
        this.pixels = pixels;
        this.pairs = pairs;
        this.masses = masses;
        this.fromTotal = fromTotal;
        this.toTotal = toTotal;
    }

    /**
     * The plan with these parts, as {@link #pairs} and the others gave them.
     *
     * @throws IllegalArgumentException if they belong to no picture of that size
     */
    public static Plan of(int width, int pixels, int[] pairs, float[] masses, double fromTotal, double toTotal) {
        boolean good =
                width > 0 && pixels > 0 && pixels <= 46340 && pixels % width == 0 && pairs.length == masses.length;
        for (int i = 0; good && i < pairs.length; i++) {
            good = pairs[i] >= 0 && pairs[i] / pixels < pixels;
        }
        if (!good) {
            throw new IllegalArgumentException("These are not the parts of a plan for " + pixels + " pixels.");
        }
        return new Plan(width, pixels, pairs.clone(), masses.clone(), fromTotal, toTotal);
    }

    /** For each pair {@code from * pixels + to}. */
    public int[] pairs() {
        return pairs.clone();
    }

    /** For each pair the share of the whole mass that takes this way. */
    public float[] masses() {
        return masses.clone();
    }

    /** The sum of the first picture's pixels. */
    public double fromTotal() {
        return fromTotal;
    }

    /** The sum of the second picture's pixels. */
    public double toTotal() {
        return toTotal;
    }

    /** The mean squared distance that mass goes, in squared pixels: the squared Wasserstein distance where the plan is the cheapest one. */
    public double cost() {
        double cost = 0;
        for (int i = 0; i < pairs.length; i++) {
            int from = pairs[i] / pixels;
            int to = pairs[i] % pixels;
            int across = to % width - from % width;
            int down = to / width - from / width;
            cost += (double) masses[i] * (across * across + down * down);
        }
        return cost;
    }

    /**
     * The picture on the way: every pair's mass has gone the part {@code t} of its straight way (R. McCann, "A convexity principle for interacting gases",
     * 1997; Peyré and Cuturi, section 7.1), and lies on the four pixels around. Its sum runs evenly from the first picture's to the second's. Where
     * mass comes together a pixel may hold more than 1. Allocates nothing.
     *
     * @param out the result, (pixels)
     * @param t 0 to 1
     */
    public void at(float[] out, double t) {
        if (out.length != pixels || !(t >= 0 && t <= 1)) {
            throw new IllegalArgumentException("A picture of " + out.length + " pixels at " + t
                    + " was asked of a plan for " + pixels + " pixels, from 0 to 1.");
        }
        Arrays.fill(out, 0);
        double total = (1 - t) * fromTotal + t * toTotal;
        for (int i = 0; i < pairs.length; i++) {
            int from = pairs[i] / pixels;
            int to = pairs[i] % pixels;
            int fromRow = from / width;
            int toRow = to / width;
            double x = (1 - t) * (from % width) + t * (to % width);
            double y = (1 - t) * fromRow + t * toRow;
            put(out, x, y, masses[i] * total);
        }
    }

    private void put(float[] out, double x, double y, double mass) {
        int column = (int) x;
        int row = (int) y;
        double right = x - column;
        double below = y - row;
        int place = row * width + column;
        out[place] += (float) (mass * (1 - right) * (1 - below));
        if (right > 0) {
            out[place + 1] += (float) (mass * right * (1 - below));
        }
        if (below > 0) {
            out[place + width] += (float) (mass * (1 - right) * below);
        }
        if (right > 0 && below > 0) {
            out[place + width + 1] += (float) (mass * right * below);
        }
    }

    /** Gathers a plan pixel by pixel. */
    static final class Collector {
        private final int width;
        private final Masses from;
        private final Masses to;
        private int[] pairs = new int[4096];
        private float[] masses = new float[4096];
        private int count;

        Collector(int width, Masses from, Masses to) {
            this.width = width;
            this.from = from;
            this.to = to;
        }

        /** Spreads a pixel's mass by these weights; ways of less than that share of the whole mass are left out, but never the widest. */
        void add(int source, double[] weights, double least) {
            double largest = 0;
            for (double weight : weights) {
                largest = Math.max(largest, weight);
            }
            double limit = Math.min(largest, least / from.share(source));
            double kept = 0;
            for (double weight : weights) {
                kept += weight >= limit ? weight : 0;
            }
            for (int target = 0; target < weights.length && kept > 0; target++) {
                if (weights[target] >= limit && weights[target] > 0) {
                    put(source * from.pixels() + target, (float) (from.share(source) * (weights[target] / kept)));
                }
            }
        }

        private void put(int pair, float mass) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * count);
                masses = Arrays.copyOf(masses, 2 * count);
            }
            pairs[count] = pair;
            masses[count++] = mass;
        }

        Plan plan() {
            return new Plan(
                    width,
                    from.pixels(),
                    Arrays.copyOf(pairs, count),
                    Arrays.copyOf(masses, count),
                    from.total(),
                    to.total());
        }
    }
}
