package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Neighbours;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/** What stands beside the big digit: what it looks like, where it is, and the shares of its nearest test images. */
final class Reading {
    private static final int ROWS = 5;
    private static final int SPEAK_AFTER_MILLISECONDS = 450;

    private final HTMLElement lead = Elements.find("looks-like");
    private final HTMLElement name = Elements.find("digit-name");
    private final HTMLElement coordinates = Elements.find("coordinates");
    private final HTMLElement radius = Elements.find("radius");
    private final HTMLElement density = Elements.find("density");
    private final HTMLElement say = Elements.find("say");
    private final HTMLElement[] rows = new HTMLElement[ROWS];
    private final HTMLElement[] labels = new HTMLElement[ROWS];
    private final HTMLElement[] bars = new HTMLElement[ROWS];
    private final HTMLElement[] shares = new HTMLElement[ROWS];
    private int shownLabel = -1;
    private int speaking;

    Reading() {
        HTMLElement list = Elements.find("like");
        for (int i = 0; i < ROWS; i++) {
            HTMLElement row = Elements.add(list, "li");
            row.setClassName("none");
            rows[i] = row;
            labels[i] = Elements.add(row, "span");
            bars[i] = Elements.add(Elements.add(row, "span"), "i");
            shares[i] = Elements.add(row, "span");
        }
    }

    /** Shows a point; without neighbours its place only. */
    void show(float[] z, double distance, @Nullable Neighbours neighbours) {
        coordinates.setInnerText(Words.point(z));
        radius.setInnerText(Words.radius(distance, z.length));
        density.setInnerText(Words.density(distance, z.length));
        if (neighbours == null) {
            return;
        }
        int label = neighbours.label(0);
        if (label != shownLabel) {
            shownLabel = label;
            lead.setInnerText(Words.looksLike(label));
            name.setInnerText(Words.digit(label));
        }
        for (int i = 0; i < ROWS; i++) {
            double share = neighbours.share(i);
            rows[i].setClassName(share > 0 ? "" : "none");
            labels[i].setInnerText(Integer.toString(neighbours.label(i)));
            bars[i].getStyle().setProperty("--share", Numbers.written(share, 3));
            bars[i].getStyle().setProperty("--colour", "var(--label-" + neighbours.label(i) + ")");
            shares[i].setInnerText(Words.percent(share));
        }
    }

    /** Nothing is known about what digits look like. */
    void withoutLikeness() {
        lead.setInnerText(Words.decodedFrom());
        name.setInnerText("z");
    }

    /** Tells listeners what is under the cursor, once it rests. */
    void speak(float[] z, @Nullable Neighbours neighbours) {
        if (neighbours == null) {
            return;
        }
        String sentence = Words.underCursor(neighbours, z);
        Window.clearTimeout(speaking);
        speaking = Window.setTimeout(() -> say.setInnerText(sentence), SPEAK_AFTER_MILLISECONDS);
    }
}
