package org.latentatlas.client.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.ExactPosterior;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.PlaneEllipse;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Surface;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The plane around mu, enlarged: q(z|x) as ellipses, draws of it as dots and, in two dimensions, the exact posterior as ink. */
final class CloseUp {
    private static final double SIGMAS = 3.6;
    private static final double MASS = 0.02; // height of the posterior over its highest place
    private static final double BAR_PIXELS = 90;

    private final HTMLCanvasElement canvas;
    private final Surface surface;
    private final HTMLElement scaleBar = Elements.find("close-bar");
    private final HTMLElement scaleText = Elements.find("close-text");
    private final Palette palette;
    private final View view = new View();
    private @Nullable PlaneEllipse ellipse;
    private @Nullable ExactPosterior grid;
    private List<float[]> draws = List.of();
    private Plane plane;

    CloseUp(HTMLCanvasElement canvas, int latentSize, Palette palette) {
        this.canvas = canvas;
        this.surface = Elements.surface(canvas);
        this.palette = palette;
        this.plane = Plane.firstTwo(latentSize);
    }

    /** Another posterior; the exact one is not known yet. */
    void show(PlaneEllipse posterior, Plane onPlane) {
        ellipse = posterior;
        plane = onPlane;
        draws = List.of();
        grid = null;
        draw();
    }

    /** The same posterior on another plane. */
    void plane(PlaneEllipse posterior, Plane onPlane) {
        ellipse = posterior;
        plane = onPlane;
        draw();
    }

    /** Draws of the posterior, latent points. */
    void draws(List<float[]> newDraws) {
        draws = newDraws;
        draw();
    }

    void exact(ExactPosterior posterior) {
        grid = posterior;
        draw();
    }

    /** Nothing is drawn yet. */
    void clear() {
        ellipse = null;
        draw();
    }

    void draw() {
        double ratio = Math.max(1, Window.current().getDevicePixelRatio());
        double width = canvas.getClientWidth();
        double height = canvas.getClientHeight();
        canvas.setWidth((int) Math.round(width * ratio));
        canvas.setHeight((int) Math.round(height * ratio));
        PlaneEllipse shown = ellipse;
        if (shown == null || width < 1) {
            return;
        }
        view.resize(width, height);
        look(shown);
        surface.setTransform(ratio, 0, 0, ratio, 0, 0);
        ConceptColours colours = palette.concepts();
        if (grid != null) {
            posterior(grid, colours, ratio);
        }
        prior(colours);
        PlaneFigure.ellipse(surface, view, shown, 2, colours.sigma(), 1.75);
        PlaneFigure.ellipse(surface, view, shown, 1, colours.sigma(), 3);
        for (float[] z : draws) {
            dot(view.screenX(plane.x(z)), view.screenY(plane.y(z)), colours);
        }
        PlaneFigure.middle(surface, view, shown, colours.mean(), palette.sheet());
        scale();
    }

    /** Shows the ellipses and all of the exact posterior that has mass. */
    private void look(PlaneEllipse shown) {
        double reach = SIGMAS * Math.max(shown.major(), 1e-3);
        double left = shown.x() - reach;
        double right = shown.x() + reach;
        double low = shown.y() - reach;
        double high = shown.y() + reach;
        if (grid != null) {
            for (int i = 0; i < grid.cells(); i++) {
                if (grid.height(i) > MASS) {
                    double margin = grid.side(i) / 2 + reach / 6;
                    left = Math.min(left, grid.x(i) - margin);
                    right = Math.max(right, grid.x(i) + margin);
                    low = Math.min(low, grid.y(i) - margin);
                    high = Math.max(high, grid.y(i) + margin);
                }
            }
        }
        double scale = Math.min(view.width() / (right - left), view.height() / (high - low));
        view.look((left + right) / 2, (low + high) / 2, scale);
    }

    /** Squares with edges on whole device pixels, so that neighbours meet without a seam. */
    private void posterior(ExactPosterior exact, ConceptColours colours, double ratio) {
        surface.setTransform(1, 0, 0, 1, 0, 0);
        surface.setFillStyle(colours.ink());
        for (int i = 0; i < exact.cells(); i++) {
            double height = exact.height(i);
            double half = exact.side(i) / 2;
            double left = Math.round(view.screenX(exact.x(i) - half) * ratio);
            double right = Math.round(view.screenX(exact.x(i) + half) * ratio);
            double top = Math.round(view.screenY(exact.y(i) + half) * ratio);
            double bottom = Math.round(view.screenY(exact.y(i) - half) * ratio);
            boolean inView = right > 0 && bottom > 0 && left < canvas.getWidth() && top < canvas.getHeight();
            if (inView) {
                surface.setGlobalAlpha(0.62 * height);
                surface.fillRect(left, top, right - left, bottom - top);
            }
        }
        surface.setGlobalAlpha(1);
        surface.setTransform(ratio, 0, 0, ratio, 0, 0);
    }

    private void prior(ConceptColours colours) {
        surface.setStrokeStyle(colours.prior());
        surface.setLineWidth(1);
        for (int sigma = 1; sigma <= 3; sigma++) {
            surface.beginPath();
            surface.arc(view.screenX(0), view.screenY(0), sigma * view.scale(), 0, 2 * Math.PI);
            surface.stroke();
        }
    }

    private void dot(double x, double y, ConceptColours colours) {
        surface.setFillStyle(palette.sheet());
        surface.beginPath();
        surface.arc(x, y, 5.5, 0, 2 * Math.PI);
        surface.fill();
        surface.setFillStyle(colours.epsilon());
        surface.beginPath();
        surface.arc(x, y, 4, 0, 2 * Math.PI);
        surface.fill();
    }

    private void scale() {
        double length = view.roundLength(BAR_PIXELS);
        int decimals = length >= 1 ? 0 : length >= 0.1 ? 1 : length >= 0.01 ? 2 : 3;
        scaleText.setInnerText(Numbers.shown(length, decimals));
        scaleBar.getStyle().setProperty("width", Numbers.written(length * view.scale(), 1) + "px");
    }
}
