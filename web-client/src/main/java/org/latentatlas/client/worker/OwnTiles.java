package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.decoding.CompiledDecoder;
import org.latentatlas.client.decoding.EmittedTileDecoder;
import org.latentatlas.client.decoding.PlainTileDecoder;
import org.latentatlas.network.Decoder;

/** The page decodes tiles by itself, in slices of a few milliseconds. */
final class OwnTiles implements TileTaker {
    private final TileLine line;

    /** Uses the module where there is one, else the plain code. */
    OwnTiles(Decoder decoder, @Nullable CompiledDecoder compiled, TileLine.Receiver receiver) {
        line = new TileLine(receiver);
        if (compiled == null) {
            line.use(new PlainTileDecoder(decoder));
        } else {
            compiled.start(emitted ->
                    line.use(emitted == null ? new PlainTileDecoder(decoder) : new EmittedTileDecoder(emitted)));
        }
    }

    @Override
    public void plane(int count, Plane plane) {
        line.plane(plane);
    }

    @Override
    public void take(Tile tile) {
        line.add(tile);
    }

    @Override
    public void drop(Tile tile) {
        line.drop(tile);
    }

    @Override
    public void end() {
        line.close();
    }
}
