package org.latentatlas.client.page;

import java.util.List;
import org.latentatlas.client.arithmetic.Lattice;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.MediaQuery;
import org.latentatlas.client.browser.Surface;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** Paints tiles on the map's canvas, where they fade in; while the view rests, only those that have arrived since. */
final class TilePainter {
    private static final double FADE_MILLISECONDS = 160;

    private final HTMLCanvasElement canvas;
    private final Surface surface;
    private final Palette palette;
    private int sheet; // counts the times that all was painted anew
    private int shownLevel = Integer.MIN_VALUE; // the last one that was whole

    TilePainter(HTMLCanvasElement canvas, Palette palette) {
        this.canvas = canvas;
        this.surface = Elements.surface(canvas);
        this.palette = palette;
    }

    /** Nothing but paper. */
    void clear() {
        sheet++;
        surface.setTransform(1, 0, 0, 1, 0, 0);
        surface.setGlobalAlpha(1);
        surface.setFillStyle(palette.sheet());
        surface.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    /** Below the tiles of a level, those of the level that was whole before. */
    void background(Tiles tiles, View view, double ratio, int level) {
        if (shownLevel == level || shownLevel == Integer.MIN_VALUE || Math.abs(shownLevel - level) >= 4) {
            return;
        }
        for (Tile tile : Lattice.visible(view, shownLevel)) {
            PaintedTile picture = tiles.get(tile);
            if (picture != null) {
                draw(view, ratio, tile, picture);
            }
        }
    }

    /** Paints what is there of the visible tiles; {@code whole} is their level where none is missing. Returns whether one is still fading in. */
    boolean paint(Tiles tiles, View view, double ratio, List<Tile> visible, int whole) {
        boolean calm = MediaQuery.calm();
        double now = Performance.now();
        boolean fading = false;
        for (Tile tile : visible) {
            PaintedTile picture = tiles.get(tile);
            if (picture != null && picture.opacityOn(sheet) < 1) {
                double before = picture.opacityOn(sheet);
                double age = (now - picture.born()) / FADE_MILLISECONDS;
                double opacity = age >= 1 || calm ? 1 : Math.max(before, Math.max(0.05, age));
                surface.setGlobalAlpha((opacity - before) / (1 - before)); // over what stands there already
                draw(view, ratio, tile, picture);
                picture.standsOn(sheet, opacity);
                fading |= opacity < 1;
            }
        }
        surface.setGlobalAlpha(1);
        if (whole != Integer.MIN_VALUE && !fading) {
            shownLevel = whole;
        }
        return fading;
    }

    /** The edges fall on whole device pixels, so that neighbouring tiles meet without a seam. */
    private void draw(View view, double ratio, Tile tile, PaintedTile picture) {
        surface.setImageSmoothingEnabled(true);
        surface.setImageSmoothingQuality("high");
        double left = Math.round(view.screenX(tile.left()) * ratio);
        double top = Math.round(view.screenY(tile.top()) * ratio);
        double right = Math.round(view.screenX(tile.left() + tile.side()) * ratio);
        double bottom = Math.round(view.screenY(tile.top() - tile.side()) * ratio);
        surface.drawImage(picture.canvas(), left, top, right - left, bottom - top);
    }
}
