package org.latentatlas.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.latentatlas.network.FloatMath;

/**
 * The exact posterior p(z|x) of one picture over a latent space of two dimensions, and log p(x), by the midpoint rule on squares that become
 * smaller where the posterior or its approximation q has mass. Works in steps, so that a page can stop in between. For one thread.
 */
public final class GridPosterior {
    private static final double REACH = 6; // standard deviations of the prior
    private static final double COARSEST = 0.25;
    private static final int MOST_HALVINGS = 8;
    private static final double SIGMAS = 6;
    /** What lies so many nats below the highest place has no mass to speak of. */
    private static final double NEGLIGIBLE = 18;

    private final ToDoubleFunction<float[]> logLikelihood;
    private final Gaussian approximation;
    private final Gaussian prior = Gaussian.standard(2);
    private final int halvings;
    private final float[] z = new float[2];
    private final List<Cell> leaves = new ArrayList<>();
    private List<Cell> level = new ArrayList<>();
    private int next;
    private int depth;
    private double highest = Double.NEGATIVE_INFINITY;
    private double logEvidence = Double.NaN;

    /** A square of latent space with its middle and the logarithm of p(x|z) p(z) there. */
    private static final class Cell {
        final double x;
        final double y;
        final double side;
        double logJoint;

        Cell(double x, double y, double side) {
            this.x = x;
            this.y = y;
            this.side = side;
        }
    }

    /**
     * Nothing computed yet.
     *
     * @param logLikelihood log p(x|z) in nats at {@code z} (2)
     * @param approximation q(z|x)
     * @throws IllegalArgumentException unless it has two dimensions
     */
    public GridPosterior(ToDoubleFunction<float[]> logLikelihood, Gaussian approximation) {
        if (approximation.size() != 2) {
            throw new IllegalArgumentException(
                    "A grid is laid over 2 latent dimensions; " + approximation.size() + " came.");
        }
        this.logLikelihood = logLikelihood;
        this.approximation = approximation;
        float[] deviation = approximation.deviation();
        double wanted = Math.min(deviation[0], deviation[1]) / 2;
        int count = 0;
        for (double side = COARSEST; side > wanted && count < MOST_HALVINGS; side /= 2) {
            count++;
        }
        halvings = count;
        int cells = (int) (2 * REACH / COARSEST);
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                level.add(new Cell(-REACH + (column + 0.5) * COARSEST, -REACH + (row + 0.5) * COARSEST, COARSEST));
            }
        }
    }

    /** Evaluates one more square. Returns whether something is left to do. */
    public boolean step() {
        if (next == level.size()) {
            return false;
        }
        Cell cell = level.get(next++);
        z[0] = (float) cell.x;
        z[1] = (float) cell.y;
        cell.logJoint = logLikelihood.applyAsDouble(z) + prior.logDensity(z);
        highest = Math.max(highest, cell.logJoint);
        if (next == level.size()) {
            refine();
        }
        return next < level.size();
    }

    private void refine() {
        List<Cell> finer = new ArrayList<>();
        for (Cell cell : level) {
            if (depth < halvings && matters(cell)) {
                double quarter = cell.side / 4;
                for (int i = 0; i < 4; i++) {
                    double x = cell.x + (i % 2 == 0 ? -quarter : quarter);
                    finer.add(new Cell(x, cell.y + (i < 2 ? -quarter : quarter), cell.side / 2));
                }
            } else {
                leaves.add(cell);
            }
        }
        depth++;
        level = finer;
        next = 0;
        if (finer.isEmpty()) {
            integrate();
        }
    }

    /** A large square may hold a peak that its middle misses, so it is given up later than a small one. */
    private boolean matters(Cell cell) {
        if (cell.logJoint > highest - NEGLIGIBLE - 90 * cell.side) {
            return true;
        }
        float[] mean = approximation.mean();
        float[] deviation = approximation.deviation();
        return Math.abs(mean[0] - cell.x) < cell.side / 2 + SIGMAS * deviation[0]
                && Math.abs(mean[1] - cell.y) < cell.side / 2 + SIGMAS * deviation[1];
    }

    private void integrate() {
        double sum = 0;
        for (Cell cell : leaves) {
            sum += cell.side * cell.side * FloatMath.exp((float) (cell.logJoint - highest));
        }
        logEvidence = highest + FloatMath.log((float) sum);
    }

    /** log p(x) in nats; NaN before the last step. */
    public double logEvidence() {
        return logEvidence;
    }

    /** Squares evaluated so far. */
    public int evaluated() {
        return leaves.size() + next;
    }

    /** KL(q(z|x) || p(z|x)) in nats, by the same squares: what the ELBO lies below log p(x). NaN before the last step. */
    public double divergence() {
        double sum = 0;
        double mass = 0;
        for (Cell cell : leaves) {
            z[0] = (float) cell.x;
            z[1] = (float) cell.y;
            double logDensity = approximation.logDensity(z);
            double part = cell.side * cell.side * FloatMath.exp((float) logDensity);
            if (part > 0) {
                mass += part;
                sum += part * (logDensity - (cell.logJoint - logEvidence));
            }
        }
        return sum / mass;
    }

    /** Squares that make up the plane; 0 before the last step. */
    public int cells() {
        return Double.isNaN(logEvidence) ? 0 : leaves.size();
    }

    /** The middle of a square. */
    public double x(int cell) {
        return leaves.get(cell).x;
    }

    /** The middle of a square. */
    public double y(int cell) {
        return leaves.get(cell).y;
    }

    /** The length of a square's side. */
    public double side(int cell) {
        return leaves.get(cell).side;
    }

    /** The posterior's density in a square over its density at the highest place, 0 to 1. */
    public double height(int cell) {
        return FloatMath.exp((float) (leaves.get(cell).logJoint - highest));
    }
}
