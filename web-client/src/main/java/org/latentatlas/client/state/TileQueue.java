package org.latentatlas.client.state;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;

/** The tiles still to decode, the most wanted first. A new list of wishes replaces the old one, so nothing stale is decoded. */
public final class TileQueue {
    private final Deque<Tile> tiles = new ArrayDeque<>();

    /** Forgets earlier wishes. */
    public void replace(Collection<Tile> wanted) {
        tiles.clear();
        tiles.addAll(wanted);
    }

    /** Takes the most wanted tile; null where nothing is left. */
    public @Nullable Tile next() {
        return tiles.poll();
    }

    public boolean isEmpty() {
        return tiles.isEmpty();
    }

    /** Tiles as numbers for a message: level, column and row of each. */
    public static int[] numbers(List<Tile> tiles) {
        int[] numbers = new int[tiles.size() * 3];
        for (int i = 0; i < tiles.size(); i++) {
            numbers[i * 3] = tiles.get(i).level();
            numbers[i * 3 + 1] = tiles.get(i).column();
            numbers[i * 3 + 2] = tiles.get(i).row();
        }
        return numbers;
    }
}
