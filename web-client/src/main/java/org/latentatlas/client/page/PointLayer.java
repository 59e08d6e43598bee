package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Surface;
import org.teavm.jso.canvas.Path2D;

/**
 * The encoded test images as dots, one colour per label. The further one is away from the map, the fewer are drawn, so that the digits
 * below stay legible. The dots are kept as paths in plane coordinates: a frame only strokes them.
 */
final class PointLayer {
    /** The images are drawn in portions: the first at every scale, each further one from twice the scale before. */
    private static final int PORTIONS = 4;

    private static final double DIAMETER = 3.4;

    private final Path2D[][] paths = new Path2D[PORTIONS][10];

    PointLayer(EncodedSet set, Plane plane) {
        float[] z = new float[set.latentSize()];
        for (int portion = 0; portion < PORTIONS; portion++) {
            for (int label = 0; label < 10; label++) {
                paths[portion][label] = new Path2D();
            }
            int from = portion == 0 ? 0 : set.size() >> (PORTIONS - portion);
            int to = set.size() >> (PORTIONS - 1 - portion);
            for (int image = from; image < to; image++) {
                set.mean(z, image);
                Path2D path = paths[portion][set.label(image)];
                double x = plane.x(z);
                double y = plane.y(z);
                path.moveTo(x, y);
                path.lineTo(x, y);
            }
        }
    }

    void draw(Surface surface, View view, double ratio, Palette palette) {
        double scale = view.scale();
        surface.save();
        surface.setTransform(
                ratio * scale,
                0,
                0,
                -ratio * scale,
                ratio * (view.width() / 2 - view.x() * scale),
                ratio * (view.height() / 2 + view.y() * scale));
        surface.setLineCap("round");
        surface.setLineWidth(DIAMETER / scale);
        surface.setGlobalAlpha(0.62);
        double far = view.homeScale();
        for (int portion = 0; portion < PORTIONS && (portion == 0 || scale > far * (1.5 * portion)); portion++) {
            for (int label = 0; label < 10; label++) {
                surface.setStrokeStyle(palette.label(label));
                surface.stroke(paths[portion][label]);
            }
        }
        surface.restore();
    }
}
