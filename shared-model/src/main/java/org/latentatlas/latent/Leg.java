package org.latentatlas.latent;

/** The part of a {@link Path} between two stops. */
sealed interface Leg permits StraightLeg, SphericalLeg, SplineLeg {
    /** Writes the point at {@code t}, 0 < t < 1, into {@code z}. */
    void at(float[] z, double t);
}
