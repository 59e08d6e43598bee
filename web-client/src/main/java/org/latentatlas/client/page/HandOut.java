package org.latentatlas.client.page;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.walk.Walk;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * What only paper shows of a walk: the latent point and the likeness of each stop below its picture, and, where the server has not
 * written them, the walk's title, note and link. Written when the page is about to be printed.
 */
final class HandOut {
    private static final int TYPED = 240; // characters; nobody types a longer address from paper

    /** Says what a stop looks like. */
    interface Likeness {
        /** The label of stop {@code index} at {@code z}; -1 where nothing is known. */
        int label(int index, float[] z);
    }

    private final Supplier<@Nullable Walk> walk;
    private final Function<Walk, String> link;
    private final Likeness likeness;

    /** Printing shows this walk, which may be another one each time, and its link; null where there is none. */
    HandOut(Supplier<@Nullable Walk> walk, Function<Walk, String> link, Likeness likeness) {
        this.walk = walk;
        this.link = link;
        this.likeness = likeness;
        Window.current().addEventListener("beforeprint", event -> write());
    }

    /** The likeness that the server has written into the page. */
    static Likeness written() {
        String attribute = Elements.find("hand-out").getAttribute("data-labels");
        String labels = attribute == null ? "" : attribute;
        return (index, z) ->
                2 * index < labels.length() ? labels.charAt(2 * index) - '0' : -1; // a digit, a space, a digit
    }

    private void write() {
        Walk now = walk.get();
        if (now != null) {
            caption(now);
        }
        if (Elements.has("printed-title")) {
            Elements.find("printed-title").setInnerText(now == null ? "" : now.title());
            Elements.find("printed-note").setInnerText(now == null ? "" : now.note());
            address(now == null ? Window.current().getLocation().getFullURL() : link.apply(now));
        }
    }

    private static void address(String link) {
        boolean typed = link.length() <= TYPED;
        Elements.find("printed-link").setInnerText(typed ? link : Words.printedWithoutLink());
        Elements.find("printed-how").setHidden(!typed);
    }

    private void caption(Walk now) {
        var items = Elements.find("strip").querySelectorAll("li:not(.again)");
        for (int i = 0; i < items.getLength() && i < now.stops().size(); i++) {
            HTMLElement item = (HTMLElement) items.item(i);
            HTMLElement caption = item.querySelector(".printed");
            if (caption == null) {
                caption = Elements.add(item, "p");
                caption.setClassName("printed");
            }
            float[] z = now.stops().get(i);
            caption.setInnerText(Words.printedStop(z, likeness.label(i, z)));
        }
    }
}
