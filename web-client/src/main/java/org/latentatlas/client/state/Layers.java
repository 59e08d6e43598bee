package org.latentatlas.client.state;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The layers that are switched on. The two that fill areas exclude each other. Mutable, for one thread. */
public final class Layers {
    private final Set<Layer> shown = EnumSet.noneOf(Layer.class);

    /** The layers of a page as it first opens. */
    public Layers() {
        reset();
    }

    /** Shows the layers of a page as it first opens. */
    public void reset() {
        for (Layer layer : Layer.values()) {
            set(layer, layer.first());
        }
    }

    /** Whether a layer is on. */
    public boolean has(Layer layer) {
        return shown.contains(layer);
    }

    /** Switches a layer. */
    public void set(Layer layer, boolean on) {
        if (!on) {
            shown.remove(layer);
            return;
        }
        if (layer == Layer.REGIONS) {
            shown.remove(Layer.MAGNIFICATION);
        } else if (layer == Layer.MAGNIFICATION) {
            shown.remove(Layer.REGIONS);
        }
        shown.add(layer);
    }

    /** The letters for an address, or null where they say nothing new. */
    public @Nullable String text() {
        StringBuilder letters = new StringBuilder();
        boolean usual = true;
        for (Layer layer : Layer.values()) {
            usual &= has(layer) == layer.first();
            if (has(layer) != (layer == Layer.WALK)) {
                letters.append(layer.letter());
            }
        }
        return usual ? null : letters.toString();
    }

    /** Takes over the letters of an address; unknown ones are ignored. */
    public void read(String letters) {
        for (Layer layer : Layer.values()) {
            set(layer, (letters.indexOf(layer.letter()) >= 0) != (layer == Layer.WALK));
        }
    }
}
