package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.Neighbours;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.dom.html.HTMLElement;

/** What a latent point looks like, as a name and as bars: the labels of the nearest encoded test images. */
final class Likeness {
    private static final int ROWS = 3;

    private final HTMLElement name = Elements.find("digit-name");
    private final HTMLElement lead = Elements.find("looks-like");
    private final HTMLElement list = Elements.find("like");
    private final HTMLElement[] rows = new HTMLElement[ROWS];

    Likeness() {
        for (int i = 0; i < ROWS; i++) {
            rows[i] = Elements.add(list, "li");
            rows[i].setClassName("none");
            Elements.add(rows[i], "span");
            Elements.add(Elements.add(rows[i], "span"), "i");
            Elements.add(rows[i], "span");
        }
    }

    void show(Neighbours neighbours) {
        lead.setInnerText(Words.looksLike(neighbours.label(0)));
        name.setInnerText(Words.digit(neighbours.label(0)));
        for (int i = 0; i < ROWS; i++) {
            double share = neighbours.share(i);
            rows[i].setClassName(share > 0 ? "" : "none");
            ((HTMLElement) rows[i].getFirstChild()).setInnerText(Integer.toString(neighbours.label(i)));
            HTMLElement bar = rows[i].querySelector("i");
            bar.getStyle().setProperty("--share", Numbers.written(share, 3));
            bar.getStyle().setProperty("--colour", "var(--label-" + neighbours.label(i) + ")");
            ((HTMLElement) rows[i].getLastChild()).setInnerText(Words.percent(share));
        }
    }

    /** Nothing is drawn. */
    void clear() {
        name.setInnerText("…");
        for (HTMLElement row : rows) {
            row.setClassName("none");
        }
    }
}
