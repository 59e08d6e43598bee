package org.latentatlas.client.arithmetic;

import org.jspecify.annotations.Nullable;

/** Where along a circle of the prior its label stands: inside the view and away from the route. */
public final class LabelPlace {
    private static final int PLACES = 48;
    private static final double MARGIN = 26;
    /** The corners and the lower edge carry panels, in pixels. */
    private static final double PANEL = 64;

    private LabelPlace() {}

    /**
     * The angle, counted from the right and upwards in radians; NaN where no part of the circle is in view.
     *
     * @param radius of the circle around the origin, in plane units
     */
    public static double angle(View view, double radius, @Nullable RouteLine route) {
        double best = Double.NaN;
        double bestWorth = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < PLACES; i++) {
            double angle = 2 * Math.PI * i / PLACES;
            double x = radius * Math.cos(angle);
            double y = radius * Math.sin(angle);
            double screenX = view.screenX(x);
            double screenY = view.screenY(y);
            boolean inside = screenX > MARGIN
                    && screenX < view.width() - MARGIN
                    && screenY > PANEL
                    && screenY < view.height() - PANEL;
            if (inside) {
                double away = route == null ? 60 : Math.min(60, route.distance(x, y) * view.scale());
                // The upper right is where a reader expects it, other things being equal.
                double worth = away + 8 * Math.cos(angle - 0.9);
                if (worth > bestWorth) {
                    bestWorth = worth;
                    best = angle;
                }
            }
        }
        return best;
    }
}
