package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.FieldGrid;
import org.latentatlas.client.arithmetic.LabelRegions;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.client.worker.FieldKind;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.typedarrays.Uint8ClampedArray;

/** An area of the map as a picture that the browser stretches over its place. */
final class FieldPicture {
    private static final double MOST_MAGNIFICATION = 0.78;
    private static final double LEAST_REGION = 0.06;
    private static final double MOST_REGION = 0.42;

    private final FieldKind kind;
    private final FieldGrid grid;
    private final byte[] levels;
    /** How much finer the kept picture of the magnification is than its grid: smoothed once, so that a frame need not. */
    private static final int FINER = 4;

    private final HTMLCanvasElement canvas;

    FieldPicture(FieldKind kind, FieldGrid grid, Int8Array levels, Palette palette) {
        this.kind = kind;
        this.grid = grid;
        this.levels = levels.copyToJavaArray();
        int finer = kind == FieldKind.MAGNIFICATION ? FINER : 1;
        canvas = canvas(finer * grid.columns(), finer * grid.rows());
        colour(palette);
    }

    private static HTMLCanvasElement canvas(int width, int height) {
        HTMLCanvasElement made = (HTMLCanvasElement) Elements.document().createElement("canvas");
        made.setWidth(width);
        made.setHeight(height);
        return made;
    }

    FieldGrid grid() {
        return grid;
    }

    void colour(Palette palette) {
        int[] colours = kind == FieldKind.REGIONS ? regionColours(palette) : magnificationColours(palette);
        int[] pixels = new int[levels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours[levels[i] & 0xff];
        }
        Int32Array words = Int32Array.copyFromJavaArray(pixels);
        ImageData image = new ImageData(new Uint8ClampedArray(words.getBuffer()), grid.columns());
        if (kind == FieldKind.REGIONS) {
            Elements.surface(canvas).putImageData(image, 0, 0);
            return;
        }
        HTMLCanvasElement coarse = canvas(grid.columns(), grid.rows());
        Elements.surface(coarse).putImageData(image, 0, 0);
        Surface surface = Elements.surface(canvas);
        surface.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        surface.setImageSmoothingQuality("high");
        surface.drawImage(coarse, 0, 0, canvas.getWidth(), canvas.getHeight());
    }

    private static int[] regionColours(Palette palette) {
        int[] colours = new int[256];
        for (int level = 0; level < 160; level++) {
            double alpha = LEAST_REGION + (MOST_REGION - LEAST_REGION) * LabelRegions.strength(level);
            colours[level] = (int) (255 * alpha) << 24 | palette.labelPixel(LabelRegions.label(level));
        }
        return colours;
    }

    private static int[] magnificationColours(Palette palette) {
        int[] colours = new int[256];
        for (int level = 0; level < 256; level++) {
            colours[level] = (int) (level * MOST_MAGNIFICATION) << 24 | palette.magnification();
        }
        return colours;
    }

    /** Draws it where it belongs; each point of the grid is the middle of its pixel. */
    void draw(Surface surface, View view) {
        double step = grid.spacing() * view.scale();
        surface.setImageSmoothingEnabled(true);
        surface.setImageSmoothingQuality("low");
        surface.drawImage(
                canvas,
                view.screenX(grid.left()) - step / 2,
                view.screenY(grid.top()) - step / 2,
                grid.columns() * step,
                grid.rows() * step);
    }
}
