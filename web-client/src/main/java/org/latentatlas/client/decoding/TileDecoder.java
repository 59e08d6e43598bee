package org.latentatlas.client.decoding;

import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.TileGrid;
import org.teavm.jso.typedarrays.Int32Array;

/** Decodes tiles of the map, some digits at a time, so that its thread can stop in between. For one thread. */
public interface TileDecoder {
    /** From now on tiles show points of that plane. */
    void plane(Plane plane);

    /**
     * Decodes some digits of a tile.
     *
     * @param first the first digit that is missing
     * @return the first digit that is still missing; {@link TileGrid#DIGITS} where the tile is whole
     */
    int decode(Tile tile, int first);

    /** A copy of the tile's picture: black pixels with the amount of ink as their alpha, (SIDE, SIDE). */
    Int32Array picture();
}
