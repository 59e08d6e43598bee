package org.latentatlas.client.decoding;

import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.TileGrid;
import org.teavm.jso.typedarrays.Int32Array;

/** Decodes tiles by the emitted module, batch after batch. */
public final class EmittedTileDecoder implements TileDecoder {
    private final EmittedDecoder decoder;
    private final float[] z;
    private final float[] ink;
    private Plane plane;

    /** Uses that module alone. */
    public EmittedTileDecoder(EmittedDecoder decoder) {
        this.decoder = decoder;
        this.z = new float[decoder.layout().latentSize()];
        this.ink = new float[Math.min(decoder.layout().batch(), TileGrid.DIGITS)];
        this.plane = Plane.firstTwo(z.length);
    }

    @Override
    public void plane(Plane newPlane) {
        plane = newPlane;
    }

    @Override
    public int decode(Tile tile, int first) {
        int samples = Math.min(ink.length, TileGrid.DIGITS - first);
        for (int sample = 0; sample < samples; sample++) {
            double x = TileGrid.x(tile, first + sample);
            double y = TileGrid.y(tile, first + sample);
            plane.latent(z, x, y);
            decoder.put(sample, z);
            ink[sample] = TileGrid.ink(x, y);
        }
        decoder.ink(ink);
        decoder.batch(samples);
        for (int sample = 0; sample < samples; sample++) {
            decoder.mask(sample, first + sample);
        }
        return first + samples;
    }

    @Override
    public Int32Array picture() {
        return decoder.tile();
    }
}
