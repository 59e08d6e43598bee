package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.drawing.DrawingText;
import org.latentatlas.json.Json;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** Digits of the test set to begin with, one button each; further ones take their places in turn. */
final class Examples {
    /** Most of them are never shown, so a drawing is read when it is. */
    private record Example(int label, String drawing) {
        float[] picture() {
            return DrawingText.read(drawing);
        }
    }

    private final List<Example> examples = new ArrayList<>();
    private final List<HTMLElement> buttons = new ArrayList<>();
    private final List<PictureFigure> figures = new ArrayList<>();
    private final Palette palette;
    private int first;

    /** {@code chosen} hears a picture (784). */
    Examples(Json list, Palette palette, Consumer<float[]> chosen) {
        this.palette = palette;
        for (Json example : list.items()) {
            examples.add(new Example(
                    example.get("label").integer(), example.get("drawing").text()));
        }
        var found = Elements.document().querySelectorAll("#examples button");
        for (int i = 0; i < found.getLength(); i++) {
            HTMLElement button = found.item(i);
            int place = i;
            buttons.add(button);
            figures.add(new PictureFigure((HTMLCanvasElement) button.querySelector("canvas"), 28));
            Elements.on(button, "click", event -> chosen.accept(at(place).picture()));
        }
        Elements.on(Elements.find("other-examples"), "click", event -> {
            first = (first + buttons.size()) % Math.max(1, examples.size());
            show();
        });
        show();
    }

    boolean none() {
        return examples.isEmpty();
    }

    /** The picture (784) that the page begins with. */
    float[] beginning() {
        return at(Math.min(7, buttons.size() - 1)).picture();
    }

    /** The picture (784) of an example, by its place from the beginning. */
    float[] picture(int place) {
        return examples.get(place % examples.size()).picture();
    }

    private Example at(int place) {
        return examples.get((first + place) % examples.size());
    }

    void show() {
        for (int i = 0; i < buttons.size() && !none(); i++) {
            figures.get(i).show(at(i).picture(), palette.ramp());
            buttons.get(i).setAttribute("aria-label", DrawWords.example(at(i).label));
        }
    }
}
