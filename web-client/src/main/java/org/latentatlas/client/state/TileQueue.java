package org.latentatlas.client.state;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
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

    /** This tile is the most wanted one. */
    public void putFirst(Tile tile) {
        tiles.addFirst(tile);
    }

    /** This tile is the least wanted one. */
    public void putLast(Tile tile) {
        tiles.addLast(tile);
    }

    /** Takes the most wanted tile; null where nothing is left. */
    public @Nullable Tile next() {
        return tiles.poll();
    }

    /** The most wanted tile, which stays; null where nothing is left. */
    public @Nullable Tile first() {
        return tiles.peek();
    }

    /** Nobody wants this tile any more. */
    public void remove(Tile tile) {
        tiles.remove(tile);
    }

    public boolean isEmpty() {
        return tiles.isEmpty();
    }
}
