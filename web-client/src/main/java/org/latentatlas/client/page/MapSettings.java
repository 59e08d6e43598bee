package org.latentatlas.client.page;

import java.util.EnumMap;
import java.util.Map;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Layer;
import org.latentatlas.client.state.PixelKind;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The switches on and beside the map: its layers, and what the pixels show. */
final class MapSettings {
    private final AtlasState state;
    private final Map<Layer, HTMLInputElement> layers = new EnumMap<>(Layer.class);
    private final Map<PixelKind, HTMLInputElement> kinds = new EnumMap<>(PixelKind.class);
    private final HTMLElement labelLegend = Elements.find("legend");
    private final HTMLElement magnificationLegend = Elements.find("magnification-legend");
    private final HTMLElement uncertaintyLegend = Elements.find("uncertainty-legend");

    /** {@code before} runs when a switch is about to be set, {@code changed} when it is. */
    MapSettings(AtlasState state, Runnable before, Runnable changed) {
        this.state = state;
        layers.put(Layer.DIGITS, input("layer-digits"));
        layers.put(Layer.PRIOR, input("layer-prior"));
        layers.put(Layer.POINTS, input("layer-points"));
        layers.put(Layer.REGIONS, input("layer-regions"));
        layers.put(Layer.MAGNIFICATION, input("layer-magnification"));
        layers.put(Layer.WALK, input("layer-walk"));
        kinds.put(PixelKind.MEAN, input("pixels-mean"));
        kinds.put(PixelKind.SAMPLED, input("pixels-drawn"));
        kinds.put(PixelKind.UNCERTAINTY, input("pixels-uncertainty"));
        show();
        layers.forEach((layer, box) -> Elements.on(box, "change", event -> {
            before.run();
            state.layers().set(layer, box.isChecked());
            show();
            changed.run();
        }));
        kinds.forEach((kind, button) -> Elements.on(button, "change", event -> {
            before.run();
            state.pixels(kind);
            show();
            changed.run();
        }));
    }

    private static HTMLInputElement input(String id) {
        return (HTMLInputElement) Elements.find(id);
    }

    /** Shows the switches as the state has them. */
    void show() {
        layers.forEach((layer, box) -> box.setChecked(state.shows(layer)));
        kinds.forEach((kind, button) -> button.setChecked(state.pixels() == kind));
        labelLegend.setHidden(!state.shows(Layer.POINTS) && !state.shows(Layer.REGIONS));
        magnificationLegend.setHidden(!state.shows(Layer.MAGNIFICATION));
        uncertaintyLegend.setHidden(state.pixels() != PixelKind.UNCERTAINTY);
    }
}
