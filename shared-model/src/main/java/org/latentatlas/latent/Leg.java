package org.latentatlas.latent;

/** The part of a {@link Path} between two stops. */
sealed interface Leg permits StraightLeg, SphericalLeg, SplineLeg {
    /** Writes the point at {@code t}, 0 < t < 1, into {@code z}. */
    void at(float[] z, double t);

    /** Writes the derivative of the point by {@code t}, 0 <= t <= 1, into {@code v}; at the ends the one-sided one. */
    void velocity(float[] v, double t);
}
