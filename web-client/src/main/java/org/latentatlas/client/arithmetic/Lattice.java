package org.latentatlas.client.arithmetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the map's digits stand: at level n, on the multiples of 2 to the power of -n in both directions, so that each level keeps
 * the digits of the one before. Digits are decoded in square tiles.
 */
public final class Lattice {
    /** Digits along the side of a tile. */
    public static final int TILE = 4;
    /** The finest level: digits 1/256 of a standard deviation apart. */
    public static final int MAX_LEVEL = 8;

    private Lattice() {}

    /** A tile: its level, and its column and row, counted from the origin. */
    public record Tile(int level, int column, int row) {
        /** The plane coordinate of the tile's left edge. */
        public double left() {
            return (column * (double) TILE - 0.5) * spacing(level);
        }

        /** The plane coordinate of the tile's upper edge. */
        public double top() {
            return (row * (double) TILE + TILE - 0.5) * spacing(level);
        }

        /** The length of the tile's side in plane units. */
        public double side() {
            return TILE * spacing(level);
        }
    }

    /** The distance between digits, in plane units. */
    public static double spacing(int level) {
        return level >= 0 ? 1.0 / (1 << level) : 1 << -level;
    }

    /** The finest level whose digits are at least {@code least} pixels apart. */
    public static int level(View view, double least) {
        int level = -3;
        while (level < MAX_LEVEL && view.scale() * spacing(level + 1) >= least) {
            level++;
        }
        return level;
    }

    /** The tiles that the view shows, those nearest to its centre first. */
    public static List<Tile> visible(View view, int level) {
        double side = TILE * spacing(level);
        double half = spacing(level) / 2;
        int left = (int) Math.floor((view.planeX(0) + half) / side);
        int right = (int) Math.floor((view.planeX(view.width()) + half) / side);
        int bottom = (int) Math.floor((view.planeY(view.height()) + half) / side);
        int top = (int) Math.floor((view.planeY(0) + half) / side);
        List<Tile> tiles = new ArrayList<>();
        for (int row = bottom; row <= top; row++) {
            for (int column = left; column <= right; column++) {
                tiles.add(new Tile(level, column, row));
            }
        }
        tiles.sort(Comparator.comparingDouble(tile -> distance(tile, view)));
        return tiles;
    }

    private static double distance(Tile tile, View view) {
        double half = tile.side() / 2;
        double dx = tile.left() + half - view.x();
        double dy = tile.top() - half - view.y();
        return dx * dx + dy * dy;
    }
}
