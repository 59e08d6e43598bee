package org.latentatlas.client.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Lattice;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.PlaneEllipse;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.SizeObserver;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.client.worker.TileSource;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.typedarrays.Float32Array;

/** The whole latent plane with a posterior on it, to scale: the map's tiles, the prior, some test images, mu and one and two sigma. */
final class PlaneFigure {
    private static final Float32Array SOLID = new Float32Array(0);
    private static final Float32Array DASHED = Float32Array.copyFromJavaArray(new float[] {5, 5});
    private static final double LEAST_DIGIT = 30;

    private final HTMLElement box;
    private final HTMLCanvasElement tileCanvas;
    private final HTMLCanvasElement overCanvas;
    private final Surface surface;
    private final TilePainter painter;
    private final Palette palette;
    private final View view = new View();
    private @Nullable Tiles tiles;
    private @Nullable PointLayer points;
    private @Nullable EncodedSet set;
    private Plane plane;
    private @Nullable PlaneEllipse ellipse;
    private double ratio = 1;
    private boolean scheduled;
    private boolean tilesStale;
    private boolean overStale;

    PlaneFigure(HTMLElement box, int latentSize, Palette palette) {
        this.box = box;
        this.palette = palette;
        this.plane = Plane.firstTwo(latentSize);
        tileCanvas = (HTMLCanvasElement) box.querySelector("canvas:first-of-type");
        overCanvas = (HTMLCanvasElement) box.querySelector("canvas:last-of-type");
        painter = new TilePainter(tileCanvas, palette);
        surface = Elements.surface(overCanvas);
        resize();
        new SizeObserver(this::resize).observe(box);
    }

    /** The plane's digits come from there. */
    void tiles(TileSource source) {
        tiles = new Tiles(source, palette, this::repaint);
        tiles.plane(plane);
        repaint();
    }

    void points(EncodedSet encoded) {
        set = encoded;
        points = new PointLayer(encoded, plane);
        redrawOver();
    }

    /** Shows another plane. */
    void plane(Plane newPlane) {
        plane = newPlane;
        if (tiles != null) {
            tiles.plane(plane);
        }
        if (set != null) {
            points = new PointLayer(set, plane);
        }
        redraw();
    }

    /** Shows a posterior, or none. */
    void posterior(@Nullable PlaneEllipse posterior) {
        ellipse = posterior;
        redrawOver();
    }

    void recolour() {
        if (tiles != null) {
            tiles.recolour();
        }
        redraw();
    }

    private void resize() {
        ratio = Math.max(1, Window.current().getDevicePixelRatio());
        int width = box.getClientWidth();
        int height = box.getClientHeight();
        for (HTMLCanvasElement canvas : List.of(tileCanvas, overCanvas)) {
            canvas.setWidth((int) Math.round(width * ratio));
            canvas.setHeight((int) Math.round(height * ratio));
        }
        view.resize(width, height);
        view.look(0, 0, Math.min(view.width(), view.height()) / 7.2);
        redraw();
    }

    private void redraw() {
        tilesStale = true;
        redrawOver();
    }

    private void redrawOver() {
        overStale = true;
        repaint();
    }

    /** Paints the tiles that have arrived, and anew what has changed. */
    private void repaint() {
        if (!scheduled) {
            scheduled = true;
            Window.requestAnimationFrame(now -> frame());
        }
    }

    private void frame() {
        scheduled = false;
        if (tilesStale) {
            tilesStale = false;
            painter.clear();
        }
        if (tiles != null) {
            int level = Lattice.level(view, LEAST_DIGIT);
            List<Tile> visible = Lattice.visible(view, level);
            int missing = tiles.ask(visible);
            if (painter.paint(tiles, view, ratio, visible, missing == 0 ? level : Integer.MIN_VALUE)) {
                repaint();
            }
        }
        if (overStale) {
            overStale = false;
            over();
        }
    }

    private void over() {
        surface.setTransform(ratio, 0, 0, ratio, 0, 0);
        surface.clearRect(0, 0, view.width(), view.height());
        ConceptColours colours = palette.concepts();
        if (points != null) {
            points.draw(surface, view, palette);
        }
        for (int sigma = 1; sigma <= 3; sigma++) {
            prior(sigma, colours);
        }
        if (ellipse != null) {
            halo(ellipse);
            ellipse(surface, view, ellipse, 2, colours.sigma(), 1.5);
            ellipse(surface, view, ellipse, 1, colours.sigma(), 2.5);
            middle(surface, view, ellipse, colours.mean(), palette.sheet());
        }
    }

    private void prior(int sigma, ConceptColours colours) {
        surface.setLineDash(sigma == 1 ? SOLID : DASHED);
        surface.setLineWidth(1.25);
        surface.setStrokeStyle(colours.prior());
        surface.beginPath();
        surface.arc(view.screenX(0), view.screenY(0), sigma * view.scale(), 0, 2 * Math.PI);
        surface.stroke();
        surface.setLineDash(SOLID);
    }

    /** A pale disc behind a small ellipse, so that it is found among the digits. */
    private void halo(PlaneEllipse posterior) {
        double reach = Math.max(18, 2 * posterior.major() * view.scale() + 8);
        surface.setGlobalAlpha(0.72);
        surface.setFillStyle(palette.sheet());
        surface.beginPath();
        surface.arc(view.screenX(posterior.x()), view.screenY(posterior.y()), reach, 0, 2 * Math.PI);
        surface.fill();
        surface.setGlobalAlpha(1);
    }

    /** An ellipse so many standard deviations away. */
    static void ellipse(
            Surface surface, View view, PlaneEllipse ellipse, double sigmas, String colour, double lineWidth) {
        surface.beginPath();
        surface.ellipse(
                view.screenX(ellipse.x()),
                view.screenY(ellipse.y()),
                Math.max(0.5, sigmas * ellipse.major() * view.scale()),
                Math.max(0.5, sigmas * ellipse.minor() * view.scale()),
                -ellipse.angle(),
                0,
                2 * Math.PI);
        surface.setLineWidth(lineWidth);
        surface.setStrokeStyle(colour);
        surface.stroke();
    }

    static void middle(Surface surface, View view, PlaneEllipse ellipse, String colour, String around) {
        double x = view.screenX(ellipse.x());
        double y = view.screenY(ellipse.y());
        surface.setFillStyle(around);
        surface.beginPath();
        surface.arc(x, y, 4.5, 0, 2 * Math.PI);
        surface.fill();
        surface.setFillStyle(colour);
        surface.beginPath();
        surface.arc(x, y, 3, 0, 2 * Math.PI);
        surface.fill();
    }
}
