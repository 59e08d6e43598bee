package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.TileGrid;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Surface;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Uint8ClampedArray;

/** A decoded tile as a canvas, with the mask of ink it came from. The browser mixes the colours, not the page. */
final class PaintedTile {
    private final ImageData mask;
    private final HTMLCanvasElement canvas =
            (HTMLCanvasElement) Elements.document().createElement("canvas");
    private final double born;
    private int sheet;
    private double opacity;

    /**
     * Paints the tile.
     *
     * @param amounts of ink as the alpha of black pixels: (SIDE, SIDE)
     * @param born when it arrived, in milliseconds: it fades in from then on
     */
    PaintedTile(Int32Array amounts, Palette palette, double born) {
        this.mask = new ImageData(new Uint8ClampedArray(amounts.getBuffer()), TileGrid.SIDE);
        this.born = born;
        canvas.setWidth(TileGrid.SIDE);
        canvas.setHeight(TileGrid.SIDE);
        colour(palette);
    }

    void colour(Palette palette) {
        Surface surface = Elements.surface(canvas);
        surface.setGlobalCompositeOperation("source-over");
        surface.putImageData(mask, 0, 0);
        surface.setGlobalCompositeOperation("source-in");
        surface.setFillStyle(palette.ink());
        surface.fillRect(0, 0, TileGrid.SIDE, TileGrid.SIDE);
        surface.setGlobalCompositeOperation("destination-over");
        surface.setFillStyle(palette.sheet());
        surface.fillRect(0, 0, TileGrid.SIDE, TileGrid.SIDE);
    }

    HTMLCanvasElement canvas() {
        return canvas;
    }

    double born() {
        return born;
    }

    /** How opaque this tile stands on the map's sheet with that number, 0 to 1. */
    double opacityOn(int mapSheet) {
        return mapSheet == sheet ? opacity : 0;
    }

    void standsOn(int mapSheet, double howOpaque) {
        sheet = mapSheet;
        opacity = howOpaque;
    }
}
