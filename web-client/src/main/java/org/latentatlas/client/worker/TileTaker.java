package org.latentatlas.client.worker;

import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;

/** Somebody who decodes tiles for the page: a worker, or the page itself. */
interface TileTaker {
    /** Decodes points of another plane; tiles taken before are forgotten. {@code count} counts the planes. */
    void plane(int count, Plane plane);

    /** Takes a tile. */
    void take(Tile tile);

    /** Forgets a tile. */
    void drop(Tile tile);

    /** Stops for good. */
    void end();
}
