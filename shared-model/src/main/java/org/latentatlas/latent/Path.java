package org.latentatlas.latent;

import java.util.ArrayList;
import java.util.List;

/**
 * A route through latent space: at position {@code i} it is exactly at stop {@code i}, between two whole positions it runs along
 * one leg. Computed in double with operations that are exact everywhere, so one path gives the same float bits on the JVM, in
 * WebAssembly and in JavaScript. Immutable and thread-safe; {@link #at} allocates nothing.
 */
public final class Path {
    private final List<float[]> stops;
    private final List<Leg> legs;
    private final boolean loop;
    private final int size;

    private Path(List<float[]> stops, List<Leg> legs, boolean loop, int size) {
        this.stops = stops;
        this.legs = legs;
        this.loop = loop;
        this.size = size;
    }

    /**
     * The path through at least two stops of one size; a loop has a last leg from the last stop to the first.
     *
     * @throws IllegalArgumentException if there are fewer than two stops, sizes differ, or a coordinate is not finite
     */
    public static Path through(PathKind kind, List<float[]> stops, boolean loop) {
        if (stops.size() < 2) {
            throw new IllegalArgumentException("A path has at least two stops; " + stops.size() + " came.");
        }
        int size = stops.get(0).length;
        List<float[]> own = new ArrayList<>();
        for (float[] stop : stops) {
            check(stop, own.size(), size);
            own.add(stop.clone());
        }
        int count = loop ? own.size() : own.size() - 1;
        List<Leg> legs = new ArrayList<>();
        for (int leg = 0; leg < count; leg++) {
            float[] from = own.get(leg);
            float[] to = own.get((leg + 1) % own.size());
            legs.add(
                    switch (kind) {
                        case STRAIGHT -> new StraightLeg(from, to);
                        case SPHERICAL -> size == 1 ? new StraightLeg(from, to) : new SphericalLeg(from, to);
                        case SPLINE ->
                            new SplineLeg(neighbour(own, leg - 1, loop), from, to, neighbour(own, leg + 2, loop));
                    });
        }
        return new Path(own, legs, loop, size);
    }

    private static void check(float[] stop, int index, int size) {
        if (stop.length != size) {
            throw new IllegalArgumentException(
                    "Stop " + index + " has " + stop.length + " coordinates; the first stop has " + size + ".");
        }
        for (int i = 0; i < size; i++) {
            if (!Float.isFinite(stop[i])) {
                throw new IllegalArgumentException(
                        "Coordinate " + i + " of stop " + index + " is " + stop[i] + "; it must be a finite number.");
            }
        }
    }

    /** The stop before or after a leg: around the corner in a loop; at an open end the outermost stop itself. */
    private static float[] neighbour(List<float[]> stops, int index, boolean loop) {
        int count = stops.size();
        return stops.get(loop ? (index + count) % count : Math.max(0, Math.min(count - 1, index)));
    }

    /** The number of legs: stops - 1, or the number of stops in a loop. */
    public int legs() {
        return legs.size();
    }

    /** The number of coordinates of a point of the path. */
    public int size() {
        return size;
    }

    /**
     * Writes the point at a position into {@code z}. Positions outside 0..legs are clamped to the ends, or run on round a loop.
     *
     * @param z the result, (size)
     * @param position in legs: 0 is the first stop, 1.5 the middle of the second leg
     * @throws IllegalArgumentException if the position is not finite or {@code z} has another size
     */
    public void at(float[] z, double position) {
        checkSize(z);
        double within = within(position);
        int leg = Math.min((int) within, legs.size());
        double t = within - leg;
        if (t == 0 || leg == legs.size()) {
            System.arraycopy(stops.get(leg % stops.size()), 0, z, 0, size);
        } else {
            legs.get(leg).at(z, t);
        }
    }

    /**
     * Writes how fast the point moves, per leg, into {@code v}. At a stop the legs may differ, so the leg is named; at its ends the velocity is
     * that inside it.
     *
     * @param v the result, (size)
     * @param leg 0 to legs - 1
     * @param t the part of the leg, 0 to 1
     * @throws IllegalArgumentException if the path has no such leg or part of it, or {@code v} has another size
     */
    public void velocity(float[] v, int leg, double t) {
        checkSize(v);
        if (leg < 0 || leg >= legs.size() || !(t >= 0 && t <= 1)) {
            throw new IllegalArgumentException("The path has the legs 0 to " + (legs.size() - 1)
                    + ", each from 0 to 1; leg " + leg + " at " + t + " came.");
        }
        legs.get(leg).velocity(v, t);
    }

    /** The position in 0..legs that stands for any finite one: clamped to the ends, or round a loop. */
    double within(double position) {
        if (!Double.isFinite(position)) {
            throw new IllegalArgumentException(
                    "A position on a path is a finite number of legs; " + position + " came.");
        }
        int count = legs.size();
        return loop ? position - Math.floor(position / count) * count : Math.max(0, Math.min(count, position));
    }

    private void checkSize(float[] z) {
        if (z.length != size) {
            throw new IllegalArgumentException(
                    "The path has " + size + " coordinates; the array holds " + z.length + ".");
        }
    }
}
