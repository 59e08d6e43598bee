package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.AtlasState;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The switches on and beside the map: its layers, and whether pixels are shown as means or drawn. */
final class MapSettings {
    private final AtlasState state;
    private final HTMLInputElement digits = (HTMLInputElement) Elements.find("layer-digits");
    private final HTMLInputElement prior = (HTMLInputElement) Elements.find("layer-prior");
    private final HTMLInputElement points = (HTMLInputElement) Elements.find("layer-points");
    private final HTMLInputElement mean = (HTMLInputElement) Elements.find("pixels-mean");
    private final HTMLInputElement drawn = (HTMLInputElement) Elements.find("pixels-drawn");

    /** {@code changed} runs after a switch was set. */
    MapSettings(AtlasState state, Runnable changed) {
        this.state = state;
        show();
        for (HTMLInputElement layer : new HTMLInputElement[] {digits, prior, points}) {
            Elements.on(layer, "change", event -> {
                state.layers(digits.isChecked(), prior.isChecked(), points.isChecked());
                show();
                changed.run();
            });
        }
        for (HTMLInputElement kind : new HTMLInputElement[] {mean, drawn}) {
            Elements.on(kind, "change", event -> {
                state.sampled(drawn.isChecked());
                changed.run();
            });
        }
    }

    /** Shows the switches as the state has them. */
    void show() {
        digits.setChecked(state.digits());
        prior.setChecked(state.prior());
        points.setChecked(state.points());
        mean.setChecked(!state.sampled());
        drawn.setChecked(state.sampled());
        Elements.find("legend").setHidden(!state.points());
    }
}
