package org.latentatlas.client.decoding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.FieldGrid;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.latent.Magnification;
import org.latentatlas.network.Decoder;

/** Magnification by the plain code, point after point. */
public final class PlainMagnification implements MagnificationDecoder {
    private final Decoder decoder;
    private @Nullable Plane plane;
    private @Nullable Magnification magnification;

    /** Differentiates that network. */
    public PlainMagnification(Decoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public int find(double[] values, Plane newPlane, FieldGrid grid, int first) {
        float[] z = new float[newPlane.latentSize()];
        newPlane.latent(z, grid.x(first), grid.y(first));
        values[first] = on(newPlane).at(z);
        return first + 1;
    }

    private Magnification on(Plane newPlane) {
        Magnification known = magnification;
        if (known == null || !newPlane.equals(plane)) {
            int n = newPlane.latentSize();
            float[] rows = newPlane.rows();
            known = new Magnification(
                    decoder, Arrays.copyOfRange(rows, n, 2 * n), Arrays.copyOfRange(rows, 2 * n, 3 * n));
            magnification = known;
            plane = newPlane;
        }
        return known;
    }
}
