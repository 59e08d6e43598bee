package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.TileGrid;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.decoding.TileDecoder;
import org.latentatlas.client.state.TileQueue;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.typedarrays.Int32Array;

/**
 * Tiles in a line for one decoder, in a worker or on the page: decoded in slices of a few milliseconds, so that a tile that is dropped,
 * or a plane that is left, is heard of between two batches of digits.
 */
final class TileLine {
    private static final double SLICE_MILLISECONDS = 4;

    /** Takes decoded tiles. */
    interface Receiver {
        void tile(Tile tile, Int32Array picture);
    }

    private final Tasks tasks = new Tasks();
    private final TileQueue queue = new TileQueue();
    private final Receiver receiver;
    private @Nullable TileDecoder decoder;
    private @Nullable Plane plane;
    private int nextDigit;
    private boolean scheduled;

    TileLine(Receiver receiver) {
        this.receiver = receiver;
    }

    /** The decoder is there. */
    void use(TileDecoder newDecoder) {
        decoder = newDecoder;
        if (plane != null) {
            newDecoder.plane(plane);
        }
        nextDigit = 0;
        schedule();
    }

    /** Another plane: every tile in the line is stale. */
    void plane(Plane newPlane) {
        plane = newPlane;
        while (queue.next() != null) {
            nextDigit = 0;
        }
        if (decoder != null) {
            decoder.plane(newPlane);
        }
    }

    void add(Tile tile) {
        queue.putLast(tile);
        schedule();
    }

    void drop(Tile tile) {
        if (tile.equals(queue.first())) {
            nextDigit = 0;
        }
        queue.remove(tile);
    }

    /** Decodes no more. */
    void close() {
        decoder = null;
        while (queue.next() != null) {
            nextDigit = 0;
        }
    }

    private void schedule() {
        if (!scheduled && decoder != null && !queue.isEmpty()) {
            scheduled = true;
            tasks.later(this::decodeSlice);
        }
    }

    private void decodeSlice() {
        scheduled = false;
        double end = Performance.now() + SLICE_MILLISECONDS;
        Tile tile = queue.first();
        while (tile != null && decoder != null && Performance.now() < end) {
            nextDigit = decoder.decode(tile, nextDigit);
            if (nextDigit == TileGrid.DIGITS) {
                nextDigit = 0;
                queue.next();
                receiver.tile(tile, decoder.picture());
                tile = queue.first();
            }
        }
        schedule();
    }
}
