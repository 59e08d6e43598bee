package org.latentatlas.client.state;

/** What of an address could not be read; the rest of it counts. */
public enum Damage {
    /** The latent point has too few or too many numbers, or something that is none. */
    POINT,
    /** The view. */
    VIEW,
    /** The plane. */
    PLANE,
    /** The seeds. */
    SEEDS,
    /** The walk is cut short or edited. */
    WALK
}
