package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.latent.NormalSource;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** Digits drawn from the prior, by a seed: the same seed gives the same digits. */
final class Gallery {
    private final int latentSize;
    private final Ink ink;
    private final List<HTMLElement> buttons = new ArrayList<>();
    private final List<DigitFigure> figures = new ArrayList<>();
    private final List<float[]> drawn = new ArrayList<>();
    private long seed = 1;

    /** Draws nothing yet. {@code chosen} hears the latent point of a digit that was clicked. */
    Gallery(int latentSize, Ink ink, Consumer<float[]> chosen) {
        this.latentSize = latentSize;
        this.ink = ink;
        var found = Elements.document().querySelectorAll("#gallery button");
        for (int i = 0; i < found.getLength(); i++) {
            HTMLElement button = found.item(i);
            int place = i;
            buttons.add(button);
            figures.add(new DigitFigure((HTMLCanvasElement) button.querySelector("canvas")));
            Elements.on(button, "click", event -> {
                chosen.accept(drawn.get(place));
                mark(place);
            });
        }
        Elements.on(Elements.find("draw-again"), "click", event -> {
            seed++;
            draw();
        });
    }

    /** Draws all digits of this seed. */
    void draw() {
        NormalSource normals = new NormalSource(seed);
        drawn.clear();
        for (int i = 0; i < buttons.size(); i++) {
            float[] z = new float[latentSize];
            normals.fill(z);
            drawn.add(z);
            buttons.get(i).setAttribute("aria-label", Words.goTo(z));
        }
        mark(-1);
        redraw();
    }

    /** Shows the same digits again, after the theme or the kind of pixels has changed. */
    void redraw() {
        for (int i = 0; i < figures.size(); i++) {
            ink.show(figures.get(i), drawn.get(i));
        }
    }

    /** Marks the digit that the cursor stands on, or none with -1. */
    void mark(int place) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setClassName(i == place ? "here" : "");
        }
    }
}
