package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Surface;

/**
 * The encoded test images as dots, one colour per label. The further one is away from the map, the fewer are drawn, so that the digits
 * below stay legible; dots outside the view cost nothing but a comparison.
 */
final class PointLayer {
    private static final double DIAMETER = 3.2;
    /** Dots per pixel of a view that shows the whole map. */
    private static final double DENSITY = 1 / 430.0;

    private final float[] xs;
    private final float[] ys;
    private final EncodedSet set;

    PointLayer(EncodedSet set, Plane plane) {
        this.set = set;
        xs = new float[set.size()];
        ys = new float[set.size()];
        float[] z = new float[set.latentSize()];
        for (int image = 0; image < xs.length; image++) {
            set.mean(z, image);
            xs[image] = (float) plane.x(z);
            ys[image] = (float) plane.y(z);
        }
    }

    /** How many dots are drawn in a view. */
    private int count(View view) {
        double closer = view.scale() / view.homeScale();
        double wanted = view.width() * view.height() * DENSITY * Math.max(1, closer * closer);
        return (int) Math.min(xs.length, wanted);
    }

    /** The image whose drawn dot is nearest to a point of the screen and at most {@code reach} pixels away, or -1. */
    int nearest(View view, double x, double y, double reach) {
        double planeX = view.planeX(x);
        double planeY = view.planeY(y);
        double least = reach / view.scale() * (reach / view.scale());
        int nearest = -1;
        for (int i = count(view) - 1; i >= 0; i--) {
            double dx = xs[i] - planeX;
            double dy = ys[i] - planeY;
            double distance = dx * dx + dy * dy;
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    double screenX(View view, int image) {
        return view.screenX(xs[image]);
    }

    double screenY(View view, int image) {
        return view.screenY(ys[image]);
    }

    void draw(Surface surface, View view, Palette palette) {
        int count = count(view);
        double left = view.planeX(-DIAMETER);
        double right = view.planeX(view.width() + DIAMETER);
        double top = view.planeY(-DIAMETER);
        double bottom = view.planeY(view.height() + DIAMETER);
        surface.setLineCap("round");
        surface.setLineWidth(DIAMETER);
        surface.setGlobalAlpha(0.62);
        for (int label = 0; label < 10; label++) {
            surface.beginPath();
            for (int i = 0; i < count; i++) {
                boolean inView = xs[i] > left && xs[i] < right && ys[i] > bottom && ys[i] < top;
                if (inView && set.label(i) == label) {
                    double x = view.screenX(xs[i]);
                    double y = view.screenY(ys[i]);
                    surface.moveTo(x, y);
                    surface.lineTo(x, y);
                }
            }
            surface.setStrokeStyle(palette.label(label));
            surface.stroke();
        }
        surface.setGlobalAlpha(1);
    }
}
