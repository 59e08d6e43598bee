package org.latentatlas.client.arithmetic;

import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.simd.Shading;

/**
 * A tile as a picture: where each digit stands in it, and how pale it is. A digit is shown without its empty margin of one pixel and
 * gets paler away from the origin, as the prior's density does.
 */
public final class TileGrid {
    /** Pixels along the side of one digit in a tile. */
    public static final int DIGIT = Shading.INNER;
    /** Pixels along the side of a tile. */
    public static final int SIDE = Lattice.TILE * DIGIT;
    /** Digits in a tile, counted left to right and then top to bottom. */
    public static final int DIGITS = Lattice.TILE * Lattice.TILE;

    private static final int MARGIN = 1;
    private static final int ROW = 28;

    private TileGrid() {}

    /** The plane coordinate of a digit, to the right. */
    public static double x(Tile tile, int digit) {
        return (tile.column() * Lattice.TILE + digit % Lattice.TILE) * Lattice.spacing(tile.level());
    }

    /** The plane coordinate of a digit, upwards. */
    public static double y(Tile tile, int digit) {
        int up = Lattice.TILE - 1 - digit / Lattice.TILE;
        return (tile.row() * Lattice.TILE + up) * Lattice.spacing(tile.level());
    }

    /** The digit's first pixel in the tile's picture (SIDE, SIDE). */
    public static int place(int digit) {
        return digit / Lattice.TILE * DIGIT * SIDE + digit % Lattice.TILE * DIGIT;
    }

    /** The alpha of full ink at a point of the plane, up to 255. */
    public static float ink(double x, double y) {
        return 255 * (float) (0.28 + 0.72 * Math.exp(-(x * x + y * y) / 9));
    }

    /**
     * Puts a digit into its place.
     *
     * @param picture black pixels with the amount of ink as their alpha, in the upper 8 bits: (SIDE, SIDE)
     * @param pixels probabilities of ink (784)
     */
    public static void put(int[] picture, int digit, float[] pixels, float ink) {
        int place = place(digit);
        for (int row = 0; row < DIGIT; row++) {
            int from = (row + MARGIN) * ROW + MARGIN;
            int to = place + row * SIDE;
            for (int column = 0; column < DIGIT; column++) {
                picture[to + column] = (int) (pixels[from + column] * ink + 0.5f) << 24;
            }
        }
    }
}
