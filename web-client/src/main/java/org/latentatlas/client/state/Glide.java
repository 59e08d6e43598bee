package org.latentatlas.client.state;

import org.latentatlas.client.arithmetic.View;

/** A short movement of the view from where it is to where it should be. For one thread. */
public final class Glide {
    private static final double SECONDS = 0.28;

    private final View from = new View();
    private final View to = new View();
    private double start = Double.NaN;

    /** Starts at the view as it is and ends at the target; {@code now} in seconds. */
    public void begin(View view, View target, double now) {
        copy(view, from);
        copy(target, to);
        start = now;
    }

    /** Moves the view to where it should be by now. Returns whether the movement goes on. */
    public boolean move(View view, double now) {
        if (Double.isNaN(start)) {
            return false;
        }
        double t = Math.min(1, (now - start) / SECONDS);
        double eased = 1 - (1 - t) * (1 - t) * (1 - t);
        double scale = from.scale() * Math.pow(to.scale() / from.scale(), eased);
        // While the scale changes, the centre moves so that the fixed point of the zoom stays fixed on the screen.
        double part = Math.abs(to.scale() - from.scale()) < 1e-9
                ? eased
                : (1 / scale - 1 / from.scale()) / (1 / to.scale() - 1 / from.scale());
        view.look(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part, scale);
        if (t == 1) {
            start = Double.NaN;
        }
        return t < 1;
    }

    /** Stops where it is, because the visitor has taken hold of the map. */
    public void stop() {
        start = Double.NaN;
    }

    public boolean moving() {
        return !Double.isNaN(start);
    }

    /** A view like another one. */
    public static View copyOf(View view) {
        View copy = new View();
        copy(view, copy);
        return copy;
    }

    private static void copy(View view, View into) {
        into.resize(view.width(), view.height());
        into.look(view.x(), view.y(), view.scale());
    }
}
