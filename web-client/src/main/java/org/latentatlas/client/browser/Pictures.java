package org.latentatlas.client.browser;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;
import org.teavm.jso.browser.Window;
import org.teavm.jso.canvas.CanvasImageSource;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLImageElement;
import org.teavm.jso.file.Blob;
import org.teavm.jso.typedarrays.Int8Array;

/** Decodes picture files of any size without holding the page up: the browser shrinks them beside it. */
public final class Pictures {
    private Pictures() {}

    /** Why there is no picture. */
    public enum Failure {
        /** The file is no picture that the browser knows. */
        NO_PICTURE,
        /** It has more pixels than a browser can be asked to decode. */
        TOO_LARGE
    }

    /** Pixels of a small copy. */
    public record Pixels(Int8Array rgba, int width, int height) {}

    /** How a bitmap is made. */
    public interface Options extends JSObject {
        @JSProperty
        void setResizeWidth(int width);

        @JSProperty
        void setResizeHeight(int height);

        @JSProperty
        void setResizeQuality(String quality);
    }

    /** A decoded picture. */
    @JSClass
    public static final class ImageBitmap implements CanvasImageSource {
        private ImageBitmap() {}

        @JSTopLevel
        @JSMethod("createImageBitmap")
        static native JSPromise<ImageBitmap> of(Blob file, Options options);

        native void close();
    }

    /** Addresses for files that the page holds. */
    @JSClass(name = "URL")
    public static final class Addresses implements JSObject {
        private Addresses() {}

        static native String createObjectURL(Blob file);

        static native void revokeObjectURL(String url);
    }

    /**
     * Reads a picture, shrunk so that its longer side has at most {@code side} pixels.
     *
     * @param mostPixels what has more is refused
     * @param failed hears why, and how many millions of pixels there were
     */
    public static void read(
            Blob file, int side, double mostPixels, Consumer<Pixels> arrived, BiConsumer<Failure, Double> failed) {
        String url = Addresses.createObjectURL(file);
        HTMLImageElement image =
                (HTMLImageElement) Elements.document().createElement("img"); // tells its size before it is decoded
        image.addEventListener("load", event -> {
            Addresses.revokeObjectURL(url);
            double width = image.getNaturalWidth();
            double height = image.getNaturalHeight();
            if (width < 1 || height < 1) {
                failed.accept(Failure.NO_PICTURE, 0.0);
            } else if (width * height > mostPixels) {
                failed.accept(Failure.TOO_LARGE, width * height / 1e6);
            } else {
                double scale = Math.min(1, side / Math.max(width, height));
                shrink(
                        file,
                        (int) Math.max(1, Math.round(width * scale)),
                        (int) Math.max(1, Math.round(height * scale)),
                        arrived,
                        failed);
            }
        });
        image.addEventListener("error", event -> {
            Addresses.revokeObjectURL(url);
            failed.accept(Failure.NO_PICTURE, 0.0);
        });
        image.setSrc(url);
    }

    private static void shrink(
            Blob file, int width, int height, Consumer<Pixels> arrived, BiConsumer<Failure, Double> failed) {
        Options options = JSObjects.create();
        options.setResizeWidth(width);
        options.setResizeHeight(height);
        options.setResizeQuality("high");
        ImageBitmap.of(file, options)
                .then(
                        bitmap -> {
                            Pixels pixels = pixels(bitmap, width, height);
                            Window.setTimeout(
                                    () -> arrived.accept(pixels), 0); // a failure there is no refusal of the picture
                            return bitmap;
                        },
                        refused -> {
                            failed.accept(Failure.NO_PICTURE, 0.0);
                            return null;
                        });
    }

    private static Pixels pixels(ImageBitmap bitmap, int width, int height) {
        HTMLCanvasElement canvas = (HTMLCanvasElement) Elements.document().createElement("canvas");
        canvas.setWidth(width);
        canvas.setHeight(height);
        Surface surface = Elements.surface(canvas);
        surface.drawImage(bitmap, 0, 0);
        bitmap.close();
        var data = surface.getImageData(0, 0, width, height).getData();
        return new Pixels(new Int8Array(data.getBuffer()), width, height);
    }
}
