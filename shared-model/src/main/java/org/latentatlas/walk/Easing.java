package org.latentatlas.walk;

/** How time turns into way within one leg. Each leg takes the same time, so the stops fall on the same seconds with both. */
public enum Easing {
    /** At an even pace. */
    LINEAR("linear"),
    /** Slowly out of one stop and slowly into the next: 3 t^2 - 2 t^3 per leg, so the walk rests at every stop for a moment. */
    SMOOTH("smooth");

    private final String text;

    Easing(String text) {
        this.text = text;
    }

    /** The part of a leg's way done after the part {@code t} of its time, both in 0..1. */
    public double ease(double t) {
        return this == LINEAR ? t : t * t * (3 - 2 * t);
    }

    /** The name that JSON and pages use: {@code linear} or {@code smooth}. */
    public String text() {
        return text;
    }
}
