package org.latentatlas.client.page;

import org.latentatlas.client.browser.ComputedStyle;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The theme's colours of the field's concepts, for canvases. Read anew each time, since the theme may change.
 *
 * @param mean of mu, and so on
 * @param soft of axes and notes
 */
record ConceptColours(String mean, String sigma, String epsilon, String prior, String ink, String soft, String line) {
    static ConceptColours read() {
        HTMLElement probe = Elements.add(Elements.document().getBody(), "i"); // the property itself holds both themes'
        ComputedStyle style = ComputedStyle.of(probe);
        ConceptColours colours = new ConceptColours(
                colour(probe, style, "--mean"),
                colour(probe, style, "--sigma"),
                colour(probe, style, "--epsilon"),
                colour(probe, style, "--prior"),
                colour(probe, style, "--ink"),
                colour(probe, style, "--ink-2"),
                colour(probe, style, "--line"));
        probe.delete();
        return colours;
    }

    private static String colour(HTMLElement probe, ComputedStyle style, String name) {
        probe.getStyle().setProperty("color", "var(" + name + ")");
        return style.getPropertyValue("color");
    }
}
