package org.latentatlas.client.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.MediaQuery;
import org.latentatlas.client.browser.SizeObserver;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Glide;
import org.latentatlas.client.state.Layer;
import org.latentatlas.client.state.Throw;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The map: tiles of digits, what lies over them, the cursor and the scale bar. Draws at most once per frame. */
final class MapFigure {
    private final AtlasState state;
    private final Overlay overlay;
    private final Glide glide = new Glide();
    private final Throw inertia = new Throw();
    private final HTMLElement box = Elements.find("map");
    private final HTMLCanvasElement tileCanvas = (HTMLCanvasElement) Elements.find("tiles");
    private final HTMLCanvasElement overCanvas = (HTMLCanvasElement) Elements.find("over");
    private final TilePainter painter;
    private final Surface overSurface = Elements.surface(overCanvas);
    private final HTMLElement cursor = Elements.find("cursor");
    private final HTMLElement pin = Elements.find("pin");
    private final HTMLElement scaleBar = Elements.find("scale-bar");
    private final HTMLElement scaleText = Elements.find("scale-text");
    private @Nullable Tiles tiles;
    private double ratio;
    private boolean scheduled;
    private boolean overStale;
    private Runnable filled = () -> {};
    private Runnable rested = () -> {};

    MapFigure(AtlasState state, Palette palette, Overlay overlay) {
        this.state = state;
        this.overlay = overlay;
        this.painter = new TilePainter(tileCanvas, palette);
        resize();
        new SizeObserver(this::resize).observe(box);
    }

    /** The tiles have a source now; {@code whenFilled} runs each time that nothing visible is missing. */
    void tiles(Tiles source, Runnable whenFilled) {
        tiles = source;
        filled = whenFilled;
        redraw();
    }

    /** Fits the canvases to their box. */
    private void resize() {
        double newRatio = Math.max(1, Window.current().getDevicePixelRatio());
        int width = box.getClientWidth();
        int height = box.getClientHeight();
        if (newRatio == ratio && state.view().width() == width && state.view().height() == height) {
            return;
        }
        ratio = newRatio;
        for (HTMLCanvasElement canvas : List.of(tileCanvas, overCanvas)) {
            canvas.setWidth((int) Math.round(width * ratio));
            canvas.setHeight((int) Math.round(height * ratio));
        }
        state.resize(width, height);
        redraw();
    }

    /** Moves the view to another one, softly where motion is welcome. */
    void glideTo(View target) {
        inertia.hold();
        if (MediaQuery.calm()) {
            state.view().look(target.x(), target.y(), target.scale());
        } else {
            glide.begin(state.view(), target, Performance.now() / 1000);
        }
        redraw();
    }

    /** {@code runs} each time that the map has come to rest by itself. */
    void whenRested(Runnable runs) {
        rested = runs;
    }

    /** The visitor takes hold of the map. */
    void hold() {
        glide.stop();
        inertia.hold();
    }

    /** The visitor's hand has dragged the map, or changed its scale by a factor about a point, at a time in seconds of the page's clock. */
    void drag(double right, double down, double factor, double x, double y, double time) {
        glide.stop();
        if (inertia.moving()) { // a wheel turns while the map still moves
            inertia.hold();
        }
        inertia.drag(right, down, factor, time);
        state.view().pan(right, down);
        if (factor != 1) {
            state.view().zoom(factor, x, y);
        }
    }

    /** The visitor's hand lets go over that point, at such a time: the map goes on for a while, where motion is welcome. */
    void release(double x, double y, double time) {
        if (!MediaQuery.calm() && inertia.release(x, y, time)) {
            redraw();
        }
    }

    /** Draws everything in the next frame. */
    void redraw() {
        overStale = true;
        redrawTiles();
    }

    /** Draws the tiles in the next frame; what lies over them has not changed. */
    void redrawTiles() {
        if (!scheduled) {
            scheduled = true;
            Window.requestAnimationFrame(this::frame);
        }
    }

    /** Draws everything at once, for a printer does not wait for the next frame. */
    void redrawNow() {
        overStale = true;
        frame(0);
    }

    /** Puts cursor and pin where they belong; needs no frame of its own. */
    void point() {
        place(cursor, state.cursor());
        place(pin, state.pin());
    }

    private void place(HTMLElement mark, float[] z) {
        double x = state.view().screenX(state.plane().x(z));
        double y = state.view().screenY(state.plane().y(z));
        mark.getStyle()
                .setProperty("transform", "translate(" + Numbers.written(x, 1) + "px," + Numbers.written(y, 1) + "px)");
    }

    private void frame(double now) {
        scheduled = false;
        boolean thrown = inertia.moving();
        boolean moving = glide.move(state.view(), Performance.now() / 1000)
                || inertia.move(state.view(), Performance.now() / 1000);
        if (thrown && !moving) {
            rested.run();
        }
        boolean fading = drawTiles();
        if (overStale) {
            overStale = false;
            overlay.draw(overSurface, ratio);
            point();
            scale();
        }
        if (moving) {
            redraw();
        } else if (fading) {
            redrawTiles();
        }
    }

    /** Returns whether a tile is still fading in. */
    private boolean drawTiles() {
        View view = state.view();
        int level = Lattice.level(view, view.width() < 600 ? 27 : 36);
        List<Tile> visible = Lattice.visible(view, level);
        int missing = tiles == null ? 0 : tiles.ask(visible);
        if (tiles != null && missing == 0) {
            filled.run();
        }
        if (tiles == null || !state.shows(Layer.DIGITS)) {
            painter.clear();
            return false;
        }
        if (overStale) {
            painter.clear();
            painter.background(tiles, view, ratio, level);
        }
        return painter.paint(tiles, view, ratio, visible, missing == 0 ? level : Integer.MIN_VALUE);
    }

    private void scale() {
        double length = state.view().roundLength(110);
        int decimals = length >= 1 ? 0 : length >= 0.1 ? 1 : length >= 0.01 ? 2 : 3;
        scaleText.setInnerText(Numbers.shown(length, decimals) + " σ");
        scaleBar.getStyle()
                .setProperty("width", Numbers.written(length * state.view().scale(), 1) + "px");
    }
}
