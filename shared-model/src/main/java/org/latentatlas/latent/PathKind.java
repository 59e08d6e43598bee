package org.latentatlas.latent;

/** How a {@link Path} runs between its stops. */
public enum PathKind {
    /** Piecewise linear. */
    STRAIGHT("straight"),
    /** Along great circles, the distance from the origin interpolated: the route that stays where the prior has its mass. */
    SPHERICAL("spherical"),
    /** A centripetal Catmull-Rom spline: smooth at the stops, and through every one of them. */
    SPLINE("spline");

    private final String text;

    PathKind(String text) {
        this.text = text;
    }

    /** The name that JSON and pages use: {@code straight}, {@code spherical} or {@code spline}. */
    public String text() {
        return text;
    }
}
