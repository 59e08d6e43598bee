package org.latentatlas.client.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.LabelPlace;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.RouteLine;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Layer;
import org.latentatlas.walk.Walk;
import org.teavm.jso.typedarrays.Float32Array;

/** What lies over the map's digits: test images, contours of the prior, and the walk. */
final class Overlay {
    private static final Float32Array SOLID = new Float32Array(0);
    private static final Float32Array DASHED = Float32Array.copyFromJavaArray(new float[] {5, 5});
    private static final String FONT = "600 12px ui-sans-serif, system-ui, sans-serif";
    private static final double STOP_RADIUS = 10;

    private final AtlasState state;
    private final Palette palette;
    private @Nullable FieldLayer fields;
    private @Nullable PointLayer points;
    private @Nullable RouteLine route;

    Overlay(AtlasState state, Palette palette) {
        this.state = state;
        this.palette = palette;
    }

    void fields(FieldLayer layer) {
        fields = layer;
    }

    void points(PointLayer layer) {
        points = layer;
    }

    /** The walk or the plane has changed. */
    void follow(@Nullable Walk walk) {
        route = walk == null ? null : new RouteLine(walk, state.plane());
    }

    /** Draws everything; {@code ratio} is device pixels per CSS pixel. */
    void draw(Surface surface, double ratio) {
        View view = state.view();
        surface.setTransform(ratio, 0, 0, ratio, 0, 0);
        surface.clearRect(0, 0, view.width(), view.height());
        if (fields != null) {
            fields.draw(surface, view);
        }
        if (state.shows(Layer.POINTS) && points != null) {
            points.draw(surface, view, palette);
        }
        if (state.shows(Layer.REGIONS) && fields != null) {
            fields.drawNames(surface, view);
        }
        if (state.shows(Layer.PRIOR)) {
            for (int sigma = 1; sigma <= 3; sigma++) {
                contour(surface, view, sigma);
            }
        }
        if (state.shows(Layer.WALK)) {
            if (route != null) {
                line(surface, view, route);
            }
            stops(surface, view);
        }
    }

    private void contour(Surface surface, View view, int sigma) {
        double x = view.screenX(0);
        double y = view.screenY(0);
        double radius = sigma * view.scale();
        surface.setLineWidth(1.5);
        surface.setLineDash(sigma == 1 ? SOLID : DASHED);
        surface.setStrokeStyle(palette.prior());
        surface.beginPath();
        surface.arc(x, y, radius, 0, 2 * Math.PI);
        surface.stroke();
        surface.setLineDash(SOLID);
        double angle = LabelPlace.angle(view, sigma, state.shows(Layer.WALK) ? route : null);
        if (!Double.isNaN(angle)) {
            label(surface, sigma + " σ", x + radius * Math.cos(angle), y - radius * Math.sin(angle));
        }
    }

    private void label(Surface surface, String text, double x, double y) {
        surface.setFont(FONT);
        surface.setTextAlign("center");
        surface.setTextBaseline("middle");
        surface.setLineJoin("round");
        surface.setLineWidth(6);
        surface.setStrokeStyle(palette.sheet());
        surface.strokeText(text, x, y);
        surface.setFillStyle(palette.prior());
        surface.fillText(text, x, y);
    }

    private void line(Surface surface, View view, RouteLine line) {
        surface.beginPath();
        for (int i = 0; i < line.size(); i++) {
            surface.lineTo(view.screenX(line.x(i)), view.screenY(line.y(i)));
        }
        surface.setLineCap("round");
        surface.setLineJoin("round");
        surface.setStrokeStyle(palette.sheet());
        surface.setLineWidth(7.5);
        surface.stroke();
        surface.setStrokeStyle(palette.route());
        surface.setLineWidth(3.5);
        surface.stroke();
    }

    private void stops(Surface surface, View view) {
        List<float[]> stops = state.draft().stops();
        Plane plane = state.plane();
        surface.setFont(FONT);
        surface.setTextAlign("center");
        surface.setTextBaseline("middle");
        for (int i = 0; i < stops.size(); i++) {
            double x = view.screenX(plane.x(stops.get(i)));
            double y = view.screenY(plane.y(stops.get(i)));
            boolean selected = i == state.draft().selected();
            disc(surface, x, y, STOP_RADIUS + (selected ? 6 : 2.5), selected ? palette.route() : palette.sheet());
            if (selected) {
                disc(surface, x, y, STOP_RADIUS + 3.5, palette.sheet());
            }
            disc(surface, x, y, STOP_RADIUS, palette.route());
            surface.setFillStyle(palette.routeInk());
            surface.fillText(Integer.toString(i + 1), x, y + 0.5);
        }
    }

    private static void disc(Surface surface, double x, double y, double radius, String colour) {
        surface.setFillStyle(colour);
        surface.beginPath();
        surface.arc(x, y, radius, 0, 2 * Math.PI);
        surface.fill();
    }
}
