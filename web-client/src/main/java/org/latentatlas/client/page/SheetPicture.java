package org.latentatlas.client.page;

import java.util.List;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.picture.ContactSheet;
import org.latentatlas.picture.Pixels;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Uint8ClampedArray;

/** A contact sheet of decoded digits on a canvas: mean pixels, black ink on white, each pixel several wide. */
final class SheetPicture {
    private static final int COLUMNS = 6;
    private static final int GAP = 4;
    private static final int LARGER = 4;

    private SheetPicture() {}

    static HTMLCanvasElement of(Ink ink, List<float[]> latents) {
        ContactSheet sheet = new ContactSheet(COLUMNS, (latents.size() + COLUMNS - 1) / COLUMNS, GAP);
        for (int i = 0; i < latents.size(); i++) {
            sheet.put(
                    i % COLUMNS, i / COLUMNS, ink.probabilities(latents.get(i)).copyToJavaArray());
        }
        HTMLCanvasElement small = canvas(sheet.width(), sheet.height());
        int[] grey = Pixels.ramp(0xffffff, 0);
        int[] pixels = new int[sheet.values().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xff000000 | grey[Pixels.level(sheet.values()[i])]; // grey has the same bytes both ways round
        }
        Int32Array words = Int32Array.copyFromJavaArray(pixels);
        Elements.surface(small)
                .putImageData(new ImageData(new Uint8ClampedArray(words.getBuffer()), sheet.width()), 0, 0);
        HTMLCanvasElement large = canvas(LARGER * sheet.width(), LARGER * sheet.height());
        Elements.surface(large).setImageSmoothingEnabled(false);
        Elements.surface(large).drawImage(small, 0, 0, large.getWidth(), large.getHeight());
        return large;
    }

    private static HTMLCanvasElement canvas(int width, int height) {
        HTMLCanvasElement canvas = (HTMLCanvasElement) Elements.document().createElement("canvas");
        canvas.setWidth(width);
        canvas.setHeight(height);
        return canvas;
    }
}
