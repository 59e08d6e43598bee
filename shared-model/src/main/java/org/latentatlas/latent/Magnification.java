package org.latentatlas.latent;

import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;

/** How much a decoder magnifies a plane through latent space, point by point. For one thread: it keeps its working memory. */
public final class Magnification {
    private final Decoder decoder;
    private final float[][] directions; // (2, latentSize)
    private final float[][] tangents = new float[2][Architecture.PIXELS];
    private final float[] pixels = new float[Architecture.PIXELS];
    private final Scratch scratch;

    /**
     * @param first the plane's first direction, (latentSize); area is measured in multiples of the directions, so give unit vectors at right angles
     *     for true area
     * @param second its second direction, (latentSize)
     * @throws IllegalArgumentException if a direction has another size
     */
    public Magnification(Decoder decoder, float[] first, float[] second) {
        this.decoder = decoder;
        this.directions = new float[][] {first.clone(), second.clone()};
        this.scratch = decoder.scratch();
        for (float[] direction : directions) {
            if (direction.length != decoder.latentSize()) {
                throw new IllegalArgumentException("A direction has " + direction.length
                        + " coordinates; the latent space has " + decoder.latentSize() + ".");
            }
        }
    }

    /** The square root of det(J^T J) at a point, see {@link PlaneMetric#magnification}. {@code latent} (latentSize). */
    public double at(float[] latent) {
        return metric(latent).magnification();
    }

    /** The whole metric at a point. {@code latent} (latentSize). */
    public PlaneMetric metric(float[] latent) {
        decoder.decode(pixels, tangents, latent, directions, scratch);
        return PlaneMetric.of(tangents[0], tangents[1]);
    }
}
