package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.LogScale;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.dom.html.HTMLElement;

/** The numbers along the colours of the magnification. */
final class MagnificationLegend {
    private final HTMLElement ticks = Elements.find("magnification-ticks");

    void show(LogScale scale) {
        ticks.setInnerHTML("");
        for (double value : scale.ticks()) {
            HTMLElement tick = Elements.add(ticks, "li");
            tick.setInnerText(Numbers.shown(value, value >= 1 ? 0 : value >= 0.1 ? 1 : 2));
            tick.getStyle().setProperty("--part", Numbers.written(scale.part(value), 3));
        }
    }
}
