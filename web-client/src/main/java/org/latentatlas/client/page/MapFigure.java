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
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The map: tiles of digits, what lies over them, the cursor and the scale bar. Draws at most once per frame. */
final class MapFigure {
    private static final double FADE_MILLISECONDS = 160;

    private final AtlasState state;
    private final Palette palette;
    private final Overlay overlay;
    private final Glide glide = new Glide();
    private final HTMLElement box = Elements.find("map");
    private final HTMLCanvasElement tileCanvas = (HTMLCanvasElement) Elements.find("tiles");
    private final HTMLCanvasElement overCanvas = (HTMLCanvasElement) Elements.find("over");
    private final Surface tileSurface = Elements.surface(tileCanvas);
    private final Surface overSurface = Elements.surface(overCanvas);
    private final HTMLElement cursor = Elements.find("cursor");
    private final HTMLElement pin = Elements.find("pin");
    private final HTMLElement scaleBar = Elements.find("scale-bar");
    private final HTMLElement scaleText = Elements.find("scale-text");
    private @Nullable Tiles tiles;
    private double ratio;
    private boolean scheduled;
    private boolean overStale;
    private int shownLevel = Integer.MIN_VALUE;
    private Runnable filled = () -> {};

    MapFigure(AtlasState state, Palette palette, Overlay overlay) {
        this.state = state;
        this.palette = palette;
        this.overlay = overlay;
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
        if (MediaQuery.calm()) {
            state.view().look(target.x(), target.y(), target.scale());
        } else {
            glide.begin(state.view(), target, Performance.now() / 1000);
        }
        redraw();
    }

    /** The visitor takes hold of the map. */
    void hold() {
        glide.stop();
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
        boolean moving = glide.move(state.view(), Performance.now() / 1000);
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
        tileSurface.setTransform(1, 0, 0, 1, 0, 0);
        tileSurface.setFillStyle(palette.sheet());
        tileSurface.fillRect(0, 0, tileCanvas.getWidth(), tileCanvas.getHeight());
        if (tiles == null) {
            return false;
        }
        int level = Lattice.level(view, view.width() < 600 ? 27 : 36);
        List<Tile> visible = Lattice.visible(view, level);
        int missing = tiles.ask(visible);
        if (missing == 0) {
            filled.run();
        }
        if (!state.digits()) {
            return false;
        }
        tileSurface.setImageSmoothingEnabled(true);
        tileSurface.setImageSmoothingQuality("high");
        boolean calm = MediaQuery.calm();
        double now = Performance.now();
        boolean fading = false;
        if (shownLevel != level && shownLevel != Integer.MIN_VALUE && Math.abs(shownLevel - level) < 4) {
            drawLevel(tiles, view, Lattice.visible(view, shownLevel));
        }
        for (Tile tile : visible) {
            PaintedTile picture = tiles.get(tile);
            if (picture != null) {
                double age = (now - picture.born()) / FADE_MILLISECONDS;
                boolean young = age < 1 && !calm;
                fading |= young;
                tileSurface.setGlobalAlpha(young ? Math.max(0.05, age) : 1);
                draw(view, tile, picture);
            }
        }
        tileSurface.setGlobalAlpha(1);
        if (missing == 0 && !fading) {
            shownLevel = level;
        }
        return fading;
    }

    private void drawLevel(Tiles source, View view, List<Tile> level) {
        for (Tile tile : level) {
            PaintedTile picture = source.get(tile);
            if (picture != null) {
                draw(view, tile, picture);
            }
        }
    }

    /** The edges fall on whole device pixels, so that neighbouring tiles meet without a seam. */
    private void draw(View view, Tile tile, PaintedTile picture) {
        double left = Math.round(view.screenX(tile.left()) * ratio);
        double top = Math.round(view.screenY(tile.top()) * ratio);
        double right = Math.round(view.screenX(tile.left() + tile.side()) * ratio);
        double bottom = Math.round(view.screenY(tile.top() - tile.side()) * ratio);
        tileSurface.drawImage(picture.canvas(), left, top, right - left, bottom - top);
    }

    private void scale() {
        double length = state.view().roundLength(110);
        int decimals = length >= 1 ? 0 : length >= 0.1 ? 1 : length >= 0.01 ? 2 : 3;
        scaleText.setInnerText(Numbers.shown(length, decimals) + " σ");
        scaleBar.getStyle()
                .setProperty("width", Numbers.written(length * state.view().scale(), 1) + "px");
    }
}
