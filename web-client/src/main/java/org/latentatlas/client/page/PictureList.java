package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLImageElement;

/** Pictures of the data set in a row, each with its label and its distance; hidden where the server has no pictures. */
final class PictureList {
    private final HTMLElement list;

    /** {@code missing} runs where a picture does not arrive. */
    PictureList(HTMLElement list, Runnable missing) {
        this.list = list;
        var pictures = list.querySelectorAll("img");
        for (int i = 0; i < pictures.getLength(); i++) {
            Elements.on(pictures.item(i), "error", event -> {
                hide(true);
                missing.run();
            });
        }
    }

    void hide(boolean hidden) {
        list.setHidden(hidden);
    }

    /** How many pictures have a place. */
    int size() {
        return list.querySelectorAll("li").getLength();
    }

    /** Shows the picture at that address, {@code distance} standard deviations of the prior away. */
    void show(int rank, String address, String described, int label, double distance) {
        HTMLElement item = list.querySelectorAll("li").item(rank);
        HTMLImageElement picture = (HTMLImageElement) item.querySelector("img");
        picture.setSrc(address);
        picture.setAlt(described);
        item.querySelector("b").setInnerText(Integer.toString(label));
        item.querySelector("span").setInnerText(Words.distance(distance));
    }
}
