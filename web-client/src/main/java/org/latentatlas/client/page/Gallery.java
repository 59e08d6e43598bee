package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.SavedFile;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Seeds;
import org.latentatlas.latent.NormalSource;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Digits drawn from the prior, by a seed: the same seed gives the same digits. */
final class Gallery {
    private final AtlasState state;
    private final Ink ink;
    private final List<HTMLElement> buttons = new ArrayList<>();
    private final List<DigitFigure> figures = new ArrayList<>();
    private final List<float[]> drawn = new ArrayList<>();
    private final SeedField seed;

    /**
     * Draws nothing yet.
     *
     * @param chosen hears the latent point of a digit that was clicked
     * @param changed runs when the seed is another one
     */
    Gallery(AtlasState state, Ink ink, Consumer<float[]> chosen, Runnable changed) {
        this.state = state;
        this.ink = ink;
        var found = Elements.document().querySelectorAll("#gallery button");
        for (int i = 0; i < found.getLength(); i++) {
            HTMLElement button = found.item(i);
            int place = i;
            buttons.add(button);
            figures.add(new DigitFigure((HTMLCanvasElement) button.querySelector("canvas")));
            Elements.on(button, "click", event -> {
                if (place < drawn.size()) {
                    chosen.accept(drawn.get(place));
                    mark(place);
                }
            });
        }
        seed = new SeedField("prior-seed", 1, wanted -> {
            state.seeds(state.seeds().withPrior(wanted));
            draw();
            changed.run();
        });
        Elements.on(Elements.find("draw-again"), "click", event -> {
            int next = state.seeds().prior() + 1;
            state.seeds(state.seeds().withPrior(next > Seeds.MOST ? 1 : next));
            draw();
            changed.run();
        });
        Elements.on(Elements.find("sheet"), "click", event -> save());
        ((HTMLInputElement) Elements.find("sheet")).setDisabled(false);
    }

    /** Draws all digits of the seed. */
    void draw() {
        seed.show(state.seeds().prior());
        NormalSource normals = new NormalSource(state.seeds().prior());
        drawn.clear();
        for (int i = 0; i < buttons.size(); i++) {
            float[] z = new float[state.latentSize()];
            normals.fill(z);
            drawn.add(z);
            buttons.get(i).setAttribute("aria-label", Words.goTo(z));
        }
        mark(-1);
        redraw();
    }

    /** Shows the same digits again, after the theme or the kind of pixels has changed. */
    void redraw() {
        for (int i = 0; i < drawn.size(); i++) {
            ink.show(figures.get(i), drawn.get(i));
        }
    }

    /** Marks the digit that the cursor stands on, or none with -1. */
    void mark(int place) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setClassName(i == place ? "here" : "");
            buttons.get(i).setAttribute("aria-pressed", i == place ? "true" : "false");
        }
    }

    /** Hands the digits to the visitor as one picture. */
    private void save() {
        String name = "latent-atlas-" + state.model() + "-seed-" + state.seeds().prior() + ".png";
        SavedFile.png(SheetPicture.of(ink, drawn), picture -> SavedFile.save(picture, name));
    }
}
