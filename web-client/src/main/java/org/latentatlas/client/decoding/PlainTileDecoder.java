package org.latentatlas.client.decoding;

import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.TileGrid;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.teavm.jso.typedarrays.Int32Array;

/** Decodes tiles by the plain code, digit after digit. */
public final class PlainTileDecoder implements TileDecoder {
    private final Decoder decoder;
    private final Scratch scratch;
    private final float[] z;
    private final float[] pixels = new float[Architecture.PIXELS];
    private final int[] picture = new int[TileGrid.SIDE * TileGrid.SIDE];
    private Plane plane;

    /** Decodes by that network. */
    public PlainTileDecoder(Decoder decoder) {
        this.decoder = decoder;
        this.scratch = decoder.scratch();
        this.z = new float[decoder.latentSize()];
        this.plane = Plane.firstTwo(z.length);
    }

    @Override
    public void plane(Plane newPlane) {
        plane = newPlane;
    }

    @Override
    public int decode(Tile tile, int first) {
        double x = TileGrid.x(tile, first);
        double y = TileGrid.y(tile, first);
        plane.latent(z, x, y);
        decoder.decode(pixels, z, scratch);
        TileGrid.put(picture, first, pixels, TileGrid.ink(x, y));
        return first + 1;
    }

    @Override
    public Int32Array picture() {
        return Int32Array.copyFromJavaArray(picture);
    }
}
