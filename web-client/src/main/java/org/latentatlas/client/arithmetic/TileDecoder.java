package org.latentatlas.client.arithmetic;

import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;

/**
 * Decodes a tile of the map, digit after digit, so that a page without a worker can stop between two digits. A digit is shown without
 * its empty margin of one pixel and gets paler away from the origin, as the prior's density does. For one thread.
 */
public final class TileDecoder {
    /** Pixels along the side of one digit in a tile. */
    public static final int DIGIT = 26;
    /** Pixels along the side of a tile. */
    public static final int SIDE = Lattice.TILE * DIGIT;
    /** Digits in a tile. */
    public static final int DIGITS = Lattice.TILE * Lattice.TILE;

    private static final int MARGIN = 1;
    private static final int ROW = 28;

    private final Decoder decoder;
    private final Scratch scratch;
    private final Plane plane;
    private final float[] z;
    private final float[] pixels = new float[ROW * ROW];

    /** Decodes points of that plane. */
    public TileDecoder(Decoder decoder, Plane plane) {
        this.decoder = decoder;
        this.scratch = decoder.scratch();
        this.plane = plane;
        this.z = new float[decoder.latentSize()];
    }

    /**
     * Decodes one digit into its place in a tile's picture.
     *
     * @param picture black pixels with the amount of ink as their alpha, in the upper 8 bits, rows first: (SIDE, SIDE)
     * @param digit 0 to DIGITS - 1, left to right and then top to bottom
     */
    public void decode(int[] picture, Tile tile, int digit) {
        int across = digit % Lattice.TILE;
        int down = digit / Lattice.TILE;
        double spacing = Lattice.spacing(tile.level());
        double x = (tile.column() * Lattice.TILE + across) * spacing;
        double y = (tile.row() * Lattice.TILE + Lattice.TILE - 1 - down) * spacing;
        plane.latent(z, x, y);
        decoder.decode(pixels, z, scratch);
        float ink = 255 * strength(x * x + y * y);
        for (int row = 0; row < DIGIT; row++) {
            int from = (row + MARGIN) * ROW + MARGIN;
            int to = (down * DIGIT + row) * SIDE + across * DIGIT;
            for (int column = 0; column < DIGIT; column++) {
                picture[to + column] = (int) (pixels[from + column] * ink + 0.5f) << 24;
            }
        }
    }

    private static float strength(double squareRadius) {
        return (float) (0.28 + 0.72 * Math.exp(-squareRadius / 9));
    }
}
