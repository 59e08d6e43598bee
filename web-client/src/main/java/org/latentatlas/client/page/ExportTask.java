package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.SavedFile;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.network.Architecture;
import org.latentatlas.picture.ContactSheet;
import org.latentatlas.picture.Gif;
import org.latentatlas.picture.Pixels;
import org.latentatlas.walk.FrameText;
import org.latentatlas.walk.WalkFrames;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int32Array;

/** Makes pictures of a walk, frame by frame in slices, so that the page goes on and the visitor can give it up. */
final class ExportTask {
    /** More frames would be a file that nobody can send. */
    static final int MOST_FRAMES = 1500;

    private static final int FEW_FRAMES = 300;
    private static final int ROWS_AT_ONCE = 100;
    private static final int STRIP_PER_LEG = 6;
    private static final int STRIP_COLUMNS = 25;
    private static final int STRIP_GAP = 2;
    private static final int STRIP_SCALE = 4;

    /** Hears how an export goes. */
    interface Listener {
        void progress(double part);

        void done(SavedFile.Bytes file);
    }

    private final Ink ink;
    private final Palette palette;
    private final Tasks tasks = new Tasks();
    private boolean given;

    ExportTask(Ink ink, Palette palette) {
        this.ink = ink;
        this.palette = palette;
    }

    /** Nothing more is heard of it. */
    void giveUp() {
        given = true;
    }

    /** An animated GIF of all frames in the theme's colours. */
    void gif(WalkFrames frames, Listener listener) {
        int scale = frames.count() <= FEW_FRAMES ? 8 : 4;
        Gif gif = new Gif(ContactSheet.SIDE, ContactSheet.SIDE, scale, palette.colours());
        byte[] levels = new byte[Architecture.PIXELS];
        float[] z = new float[frames.pace().walk().size()];
        int[] next = {0};
        tasks.later(() -> tasks.slices(() -> {
            if (given) {
                return false;
            }
            frames.latentAt(z, next[0]);
            Pixels.levels(levels, ink.probabilities(z).copyToJavaArray());
            gif.add(levels, 100 / frames.perSecond());
            next[0]++;
            listener.progress(next[0] / (double) frames.count());
            if (next[0] < frames.count()) {
                return true;
            }
            tasks.later(() -> listener.done(SavedFile.bytes(gif.bytes(), "image/gif")));
            return false;
        }));
    }

    /** The coordinates as text. */
    void text(FrameText text, String type, Listener listener) {
        JSArray<JSString> parts = new JSArray<>();
        tasks.later(() -> tasks.slices(() -> {
            if (given) {
                return false;
            }
            boolean more = text.writeOn(ROWS_AT_ONCE);
            parts.push(JSString.valueOf(text.take()));
            listener.progress(text.done());
            if (!more) {
                tasks.later(() -> listener.done(SavedFile.of(parts, type)));
            }
            return more;
        }));
    }

    /** Digits along the walk in one picture, evenly in time, the stops among them where each leg takes the same time. */
    void strip(WalkFrames frames, Consumer<SavedFile.Bytes> done) {
        int legs = frames.pace().walk().legs();
        int count = legs * STRIP_PER_LEG + 1;
        int columns = Math.min(count, STRIP_COLUMNS);
        ContactSheet sheet = new ContactSheet(columns, (count + columns - 1) / columns, STRIP_GAP);
        float[] z = new float[frames.pace().walk().size()];
        int[] next = {0};
        tasks.later(() -> tasks.slices(() -> {
            double part = next[0] / (double) (count - 1);
            frames.pace().latentAt(z, part * frames.pace().walk().seconds());
            sheet.put(next[0] % columns, next[0] / columns, ink.probabilities(z).copyToJavaArray());
            next[0]++;
            if (next[0] < count) {
                return true;
            }
            tasks.later(() -> SavedFile.png(paint(sheet), done::accept));
            return false;
        }));
    }

    private HTMLCanvasElement paint(ContactSheet sheet) {
        int width = sheet.width() * STRIP_SCALE;
        int height = sheet.height() * STRIP_SCALE;
        byte[] levels = new byte[sheet.width() * sheet.height()];
        Pixels.levels(levels, sheet.values());
        ImageData image = new ImageData(width, height);
        int[] pixels = new int[width * height];
        for (int i = 0; i < width * height; i++) {
            int place = i / width / STRIP_SCALE * sheet.width() + i % width / STRIP_SCALE;
            pixels[i] = palette.ramp()[levels[place] & 0xff];
        }
        new Int32Array(image.getData().getBuffer()).set(pixels);
        HTMLCanvasElement canvas = (HTMLCanvasElement) Elements.document().createElement("canvas");
        canvas.setWidth(width);
        canvas.setHeight(height);
        Elements.surface(canvas).putImageData(image, 0, 0);
        return canvas;
    }
}
