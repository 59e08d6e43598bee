package org.latentatlas.transport;

import org.latentatlas.network.FloatMath;

/**
 * The cheapest way to move the mass of one picture into another, where moving costs the squared distance and a plan is the cheaper the more it spreads
 * (entropic regularisation: M. Cuturi, "Sinkhorn distances", NIPS 2013). The plan is exp((f(x) + g(y) - |x - y|^2) / epsilon); Sinkhorn's iteration
 * makes its sums over y and over x the two pictures in turn. It runs on the logarithms (G. Peyré, M. Cuturi, "Computational optimal transport", 2019,
 * equations 4.43 and 4.44), so that a small epsilon neither overflows nor loses far pixels, and epsilon falls from the size of the grid to its last value
 * (same place, section 4.1), which saves most steps. Both pictures are taken as shares of their own sums.
 *
 * <p>Strict arithmetic with the project's own exp and log: the same pictures give the same bits everywhere. Work goes on by {@link #step}, some tenths
 * of a millisecond each, so that a page or a worker stays able to answer. One thread at a time.
 */
public final class Sinkhorn {
    /** The last epsilon in squared pixels: mass spreads by less than a pixel, yet far enough that no gaps open
     * between pixels that move apart. */
    public static final double EPSILON = 1;

    private static final double SHRINK = 0.5;
    private static final int STEPS_PER_STAGE = 5;
    private static final int MOST_LAST_STEPS = 400;
    private static final double GOOD_ENOUGH = 2e-4; // of the mass may stand in the wrong place
    /** A pair of pixels with less than this share of the mass is left out of the plan. */
    private static final double LEAST_MASS = 1e-8;

    private final int width;
    private final Masses from;
    private final Masses to;
    private final double last;
    private final GaussianKernel kernel;
    private final double[] f; // (pixels), in units of epsilon
    private final double[] g; // (pixels), in units of epsilon
    private final double[] sums; // (pixels)
    private final int stages;
    private double epsilon;
    private int stage;
    private int steps; // in this stage
    private double error = 1;

    /**
     * Transport with the usual regularisation.
     *
     * @param from (height, width), finite and not negative, not all zero
     * @param to of the same size
     * @throws UnfitPicture if a rule is broken
     */
    public Sinkhorn(float[] from, float[] to, int width) {
        this(from, to, width, EPSILON);
    }

    /** The same with another regularisation, {@code epsilon} in squared pixels, 0.05 or more. */
    public Sinkhorn(float[] from, float[] to, int width, double epsilon) {
        if (from.length != to.length || width < 1 || from.length == 0 || from.length % width != 0) {
            throw new UnfitPicture("Pictures of " + from.length + " and " + to.length + " pixels came in rows of "
                    + width + "; both have the same rows.");
        }
        if (!(epsilon >= 0.05)) {
            throw new IllegalArgumentException("epsilon is " + epsilon + "; it is 0.05 or more.");
        }
        this.width = width;
        this.from = new Masses(from);
        this.to = new Masses(to);
        this.last = epsilon;
        int height = from.length / width;
        kernel = new GaussianKernel(width, height);
        f = new double[from.length];
        g = new double[from.length];
        sums = new double[from.length];
        int count = 1;
        double first = epsilon;
        while (first < (width * width + height * height) / 4.0) {
            first /= SHRINK;
            count++;
        }
        stages = count;
        this.epsilon = first;
        kernel.epsilon(first);
        for (int i = 0; i < g.length; i++) {
            g[i] = this.to.share(i) > 0 ? 0 : Masses.NEVER;
        }
    }

    /** Goes one iteration on. Returns whether there is more to do. */
    public boolean step() {
        if (done()) {
            return false;
        }
        kernel.apply(sums, g);
        error = fit(f, from);
        kernel.apply(sums, f);
        fit(g, to);
        steps++;
        if (stage < stages - 1 && steps == STEPS_PER_STAGE) {
            stage++;
            steps = 0;
            shrink();
        }
        return !done();
    }

    /** Chooses a potential so that the plan has the picture's masses, and returns the part of the mass that stood in the wrong place before. */
    private double fit(double[] potential, Masses picture) {
        double wrong = 0;
        for (int i = 0; i < potential.length; i++) {
            if (picture.share(i) > 0) {
                double fitted = picture.log(i) - sums[i];
                double change = Math.min(80, potential[i] - fitted);
                wrong += picture.share(i) * Math.abs(FloatMath.exp((float) change) - 1);
                potential[i] = fitted;
            } else {
                potential[i] = Masses.NEVER;
            }
        }
        return wrong;
    }

    private void shrink() {
        double next = Math.max(last, epsilon * SHRINK);
        for (int i = 0; i < f.length; i++) {
            f[i] = f[i] <= Masses.NEVER ? Masses.NEVER : f[i] * (epsilon / next);
            g[i] = g[i] <= Masses.NEVER ? Masses.NEVER : g[i] * (epsilon / next);
        }
        epsilon = next;
        kernel.epsilon(next);
    }

    private boolean done() {
        return stage == stages - 1 && steps > 1 && (error < GOOD_ENOUGH || steps >= MOST_LAST_STEPS);
    }

    /** How far the work is, 0 to 1; how many of the last steps are needed is not known before. */
    public double progress() {
        if (done()) {
            return 1;
        }
        double before = 0.5 * (stage + (double) Math.min(steps, STEPS_PER_STAGE) / STEPS_PER_STAGE) / stages;
        return stage < stages - 1 ? before : 0.5 + 0.5 * steps / (steps + 40.0);
    }

    /** The part of the mass, 0 to 2, that the plan took from the wrong pixels before the last step. */
    public double error() {
        return error;
    }

    /** The plan as it is now; from the first picture it takes exactly its masses. */
    public Plan plan() {
        Plan.Collector plan = new Plan.Collector(width, from, to);
        double[] row = new double[to.pixels()];
        for (int source = 0; source < f.length; source++) {
            if (from.share(source) > 0) {
                fill(row, source);
                plan.add(source, row, LEAST_MASS);
            }
        }
        return plan.plan();
    }

    /** The masses that go from one pixel to all others, as shares of that pixel's own mass. */
    private void fill(double[] row, int source) {
        double logShare = from.log(source);
        for (int target = 0; target < row.length; target++) {
            int across = target % width - source % width;
            int down = target / width - source / width;
            double exponent = f[source] + g[target] - (across * across + down * down) / epsilon - logShare;
            row[target] = exponent < -40 ? 0 : FloatMath.exp((float) Math.min(exponent, 20));
        }
    }
}
