package org.latentatlas.client.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;

/**
 * Which tile goes to which worker: one queue for all of them, so that none idles while there is work; nothing twice, nothing of an older
 * plane. Workers are numbers. Times in milliseconds.
 */
public final class TileDispatch {
    /** Tiles that a worker holds at once: it never waits for the page, and little is lost with it. */
    public static final int AHEAD = 2;

    private final TileQueue queue = new TileQueue();
    private final Map<Integer, Hands> workers = new LinkedHashMap<>();
    private Set<Tile> wanted = Set.of();
    private int plane;

    /** What a worker holds, and when it last gave a sign of life or got something to do. */
    private static final class Hands {
        final List<Tile> tiles = new ArrayList<>();
        double sign;
    }

    /** A worker takes tiles from now on. */
    public void join(int worker) {
        workers.put(worker, new Hands());
    }

    /** A worker takes no more tiles; what it held comes first again. */
    public void leave(int worker) {
        Hands gone = workers.remove(worker);
        if (gone != null) {
            for (int i = gone.tiles.size() - 1; i >= 0; i--) {
                queue.putFirst(gone.tiles.get(i));
            }
        }
    }

    /** Another plane is shown: nothing asked so far is wanted. */
    public void nextPlane() {
        plane++;
        wanted = Set.of();
        queue.replace(List.of());
        for (Hands hands : workers.values()) {
            hands.tiles.clear();
        }
    }

    /** Counts the planes. */
    public int plane() {
        return plane;
    }

    /** These tiles are wanted, the first ones first; earlier wishes are forgotten. */
    public void want(List<Tile> tiles) {
        wanted = new HashSet<>(tiles);
        List<Tile> waiting = new ArrayList<>(tiles);
        for (Hands hands : workers.values()) {
            waiting.removeAll(hands.tiles);
        }
        queue.replace(waiting);
    }

    /** Takes from a worker what it holds but nobody wants any more. */
    public List<Tile> unwanted(int worker) {
        List<Tile> stale = new ArrayList<>();
        Hands hands = workers.get(worker);
        if (hands != null) {
            for (Tile tile : hands.tiles) {
                if (!wanted.contains(tile)) {
                    stale.add(tile);
                }
            }
            hands.tiles.removeAll(stale);
        }
        return stale;
    }

    /** The next tile for a worker, or null where it holds enough or none is left. */
    public @Nullable Tile next(int worker, double now) {
        Hands hands = workers.get(worker);
        if (hands == null || hands.tiles.size() >= AHEAD) {
            return null;
        }
        Tile tile = queue.next();
        if (tile != null) {
            if (hands.tiles.isEmpty()) {
                hands.sign = now;
            }
            hands.tiles.add(tile);
        }
        return tile;
    }

    /** A worker has delivered a tile of the plane with that count. Returns whether it is of use. */
    public boolean arrived(int worker, int ofPlane, Tile tile, double now) {
        Hands hands = workers.get(worker);
        if (hands != null) {
            hands.sign = now;
        }
        if (ofPlane != plane) {
            return false;
        }
        if (hands != null) {
            hands.tiles.remove(tile);
        }
        queue.remove(tile);
        return true;
    }

    /** Whether a worker holds a tile but has given no sign of life for that long. */
    public boolean silent(int worker, double now, double patience) {
        Hands hands = workers.get(worker);
        return hands != null && !hands.tiles.isEmpty() && now - hands.sign > patience;
    }

    /** Whether nothing is waiting and nobody holds anything. */
    public boolean isIdle() {
        return queue.isEmpty() && holdNothing();
    }

    private boolean holdNothing() {
        for (Hands hands : workers.values()) {
            if (!hands.tiles.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
