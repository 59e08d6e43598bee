package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Pictures;
import org.latentatlas.client.browser.Transfers;
import org.latentatlas.drawing.BadDrawing;
import org.latentatlas.drawing.Centring;
import org.latentatlas.drawing.Scan;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.file.File;

/** Takes a picture file, chosen, dropped or pasted, and finds the digit in it. */
final class Upload {
    private static final int SIDE = 320; // pixels that are looked at, along the longer side
    private static final int MOST_BYTES = 64 << 20;
    private static final double MOST_PIXELS = 120e6;

    private final HTMLInputElement input = (HTMLInputElement) Elements.find("upload");
    private final HTMLElement zone = Elements.find("pad-zone");
    private final Consumer<float[]> found;
    private final Consumer<String> refused;

    /** {@code found} hears a picture (784) as MNIST's are, {@code refused} a sentence. */
    Upload(Consumer<float[]> found, Consumer<String> refused) {
        this.found = found;
        this.refused = refused;
        Elements.on(input, "change", event -> {
            if (input.getFiles().getLength() > 0) {
                read(input.getFiles().item(0));
            }
            input.setValue(""); // the same file can be chosen again
        });
        EventListener<Transfers> drop = event -> {
            event.preventDefault();
            zone.getClassList().remove("over");
            take(Transfers.file(event));
        };
        zone.addEventListener("drop", drop);
        Elements.on(zone, "dragover", event -> {
            event.preventDefault();
            zone.getClassList().add("over");
        });
        Elements.on(zone, "dragleave", event -> zone.getClassList().remove("over"));
        EventListener<Transfers> paste = event -> {
            File file = Transfers.file(event);
            if (file != null) {
                event.preventDefault();
                read(file);
            }
        };
        Elements.document().addEventListener("paste", paste);
    }

    private void take(@Nullable File file) {
        if (file == null) {
            refused.accept(DrawWords.noFile());
        } else {
            read(file);
        }
    }

    private void read(File file) {
        if (file.getSize() == 0) {
            refused.accept(DrawWords.emptyFile(file.getName()));
        } else if (file.getSize() > MOST_BYTES) {
            refused.accept(DrawWords.largeFile(file.getName(), MOST_BYTES >> 20));
        } else {
            Pictures.read(
                    file,
                    SIDE,
                    MOST_PIXELS,
                    this::find,
                    (failure, megapixels) -> refused.accept(
                            failure == Pictures.Failure.TOO_LARGE
                                    ? DrawWords.largePicture(megapixels, MOST_PIXELS / 1e6)
                                    : DrawWords.noPicture(file.getName())));
        }
    }

    private void find(Pictures.Pixels pixels) {
        try {
            byte[] rgba = pixels.rgba().copyToJavaArray();
            found.accept(Centring.mnist(Scan.ink(rgba, pixels.width(), pixels.height())));
        } catch (BadDrawing e) {
            refused.accept(DrawWords.noDigit(e.reason()));
        }
    }
}
