package org.latentatlas.client.arithmetic;

import org.latentatlas.latent.GridPosterior;

/** A {@link GridPosterior} that is computed, where it has mass to be seen; can be told as numbers. Immutable. */
public final class ExactPosterior {
    /** Heights below this one over the highest place are left out. */
    private static final double LEAST_HEIGHT = 0.004;

    private static final int NUMBERS = 4;

    private final double logEvidence;
    private final double divergence;
    private final double[] squares; // (squares, 4): x and y of the middle, side, height

    private ExactPosterior(double logEvidence, double divergence, double[] squares) {
        this.logEvidence = logEvidence;
        this.divergence = divergence;
        this.squares = squares;
    }

    /** The posterior of a grid after its last step. */
    public static ExactPosterior of(GridPosterior grid) {
        double[] squares = new double[NUMBERS * grid.cells()];
        int at = 0;
        for (int i = 0; i < grid.cells(); i++) {
            double height = grid.height(i);
            if (height > LEAST_HEIGHT) {
                squares[at++] = grid.x(i);
                squares[at++] = grid.y(i);
                squares[at++] = grid.side(i);
                squares[at++] = height;
            }
        }
        double[] visible = new double[at];
        System.arraycopy(squares, 0, visible, 0, at);
        return new ExactPosterior(grid.logEvidence(), grid.divergence(), visible);
    }

    /** The posterior that was told as its two figures and {@link #squares}. */
    public static ExactPosterior ofNumbers(double logEvidence, double divergence, double[] squares) {
        return new ExactPosterior(logEvidence, divergence, squares.clone());
    }

    /** (cells, 4), a copy. */
    public double[] squares() {
        return squares.clone();
    }

    /** log p(x) in nats. */
    public double logEvidence() {
        return logEvidence;
    }

    /** KL(q(z|x) || p(z|x)) in nats. */
    public double divergence() {
        return divergence;
    }

    /** Squares that make up what is seen. */
    public int cells() {
        return squares.length / NUMBERS;
    }

    /** The middle of a square. */
    public double x(int cell) {
        return squares[NUMBERS * cell];
    }

    /** The middle of a square. */
    public double y(int cell) {
        return squares[NUMBERS * cell + 1];
    }

    /** The length of a square's side. */
    public double side(int cell) {
        return squares[NUMBERS * cell + 2];
    }

    /** The density in a square over the density at the highest place, 0 to 1. */
    public double height(int cell) {
        return squares[NUMBERS * cell + 3];
    }
}
