package org.latentatlas.client.state;

import org.latentatlas.client.arithmetic.View;

/**
 * The movement of the map after a hand has let it go: it goes on as fast as the hand was, and friction brings it to rest. Speeds are those of
 * the last moments before the release. For one thread.
 */
public final class Throw {
    /** Speeds fall to 1/e in this time. */
    private static final double FRICTION_SECONDS = 0.32;
    /** Only what happened this shortly before the release counts. */
    private static final double MEMORY_SECONDS = 0.1;
    /** Pixels per second; the logarithm of the scale per second. */
    private static final double SLOWEST_PAN = 24;

    private static final double SLOWEST_ZOOM = 0.12;
    private static final double FASTEST_PAN = 4000;
    private static final double FASTEST_ZOOM = 4;
    private static final int KEPT = 16;

    private final double[] times = new double[KEPT];
    private final double[] rights = new double[KEPT];
    private final double[] downs = new double[KEPT];
    private final double[] zooms = new double[KEPT];
    private int count;
    private double right;
    private double down;
    private double zoom;
    private double aboutX;
    private double aboutY;
    private double last = Double.NaN;

    /** A hand has taken hold: everything stops, earlier movements are forgotten. */
    public void hold() {
        count = 0;
        last = Double.NaN;
    }

    /**
     * The hand has moved the map.
     *
     * @param pixelsRight since the last time
     * @param factor by which the scale has changed, 1 for none
     * @param now in seconds
     */
    public void drag(double pixelsRight, double pixelsDown, double factor, double now) {
        int place = count++ % KEPT;
        times[place] = now;
        rights[place] = pixelsRight;
        downs[place] = pixelsDown;
        zooms[place] = Math.log(factor);
    }

    /** The hand lets go over a point of the screen; returns whether the map moves on. */
    public boolean release(double x, double y, double now) {
        right = 0;
        down = 0;
        zoom = 0;
        double first = now;
        for (int i = 0; i < Math.min(count, KEPT); i++) {
            if (now - times[i] <= MEMORY_SECONDS) {
                right += rights[i];
                down += downs[i];
                zoom += zooms[i];
                first = Math.min(first, times[i]);
            }
        }
        count = 0;
        double seconds = Math.max(0.03, now - first);
        right = limit(right / seconds, FASTEST_PAN);
        down = limit(down / seconds, FASTEST_PAN);
        zoom = limit(zoom / seconds, FASTEST_ZOOM);
        aboutX = x;
        aboutY = y;
        boolean moves = Math.hypot(right, down) > 4 * SLOWEST_PAN || Math.abs(zoom) > 3 * SLOWEST_ZOOM;
        last = moves ? now : Double.NaN;
        return moves;
    }

    /** Moves the view on to this moment, in seconds. Returns whether the movement goes on. */
    public boolean move(View view, double now) {
        if (Double.isNaN(last)) {
            return false;
        }
        double seconds = Math.max(0, now - last);
        last = now;
        double left = Math.exp(-seconds / FRICTION_SECONDS);
        double part = FRICTION_SECONDS * (1 - left); // the integral of the speed's fall
        view.pan(right * part, down * part);
        if (zoom != 0) {
            view.zoom(Math.exp(zoom * part), aboutX, aboutY);
        }
        right *= left;
        down *= left;
        zoom *= left;
        if (Math.hypot(right, down) < SLOWEST_PAN && Math.abs(zoom) < SLOWEST_ZOOM) {
            last = Double.NaN;
        }
        return !Double.isNaN(last);
    }

    public boolean moving() {
        return !Double.isNaN(last);
    }

    private static double limit(double speed, double fastest) {
        return Math.max(-fastest, Math.min(fastest, speed));
    }
}
