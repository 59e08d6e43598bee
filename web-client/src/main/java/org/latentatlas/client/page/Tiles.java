package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.worker.TileSource;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.typedarrays.Int32Array;

/** The map's decoded tiles: kept, asked for, and coloured again when the theme changes. */
final class Tiles {
    /** Some 75 KB each, mask and canvas. */
    private static final int MOST = 300;

    private final Map<Tile, PaintedTile> kept = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, PaintedTile> eldest) {
            return size() > MOST;
        }
    };
    private final TileSource source;
    private final Palette palette;
    private final Runnable arrived;
    private Set<Tile> asked = Set.of();

    /** {@code arrived} runs after each tile. */
    Tiles(TileSource source, Palette palette, Runnable arrived) {
        this.source = source;
        this.palette = palette;
        this.arrived = arrived;
        source.deliverTo(this::keep);
    }

    /** Another plane is shown: nothing kept is of use. */
    void plane(Plane plane) {
        kept.clear();
        asked = Set.of();
        source.plane(plane);
    }

    /** The picture of a tile, or null where it is not decoded yet. */
    @Nullable
    PaintedTile get(Tile tile) {
        return kept.get(tile);
    }

    /** Asks for those tiles among the visible ones that are missing; earlier wishes are forgotten. Returns how many. */
    int ask(List<Tile> visible) {
        List<Tile> missing = new ArrayList<>();
        for (Tile tile : visible) {
            if (!kept.containsKey(tile)) {
                missing.add(tile);
            }
        }
        boolean known = missing.isEmpty() ? asked.isEmpty() : asked.containsAll(missing);
        if (!known) {
            asked = new HashSet<>(missing);
            source.want(missing);
        }
        return missing.size();
    }

    /** Colours every tile again. */
    void recolour() {
        for (PaintedTile picture : kept.values()) {
            picture.colour(palette);
        }
    }

    private void keep(Tile tile, Int32Array amounts) {
        kept.put(tile, new PaintedTile(amounts, palette, Performance.now()));
        arrived.run();
    }
}
