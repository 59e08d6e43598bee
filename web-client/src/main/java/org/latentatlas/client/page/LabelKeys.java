package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.latentatlas.client.arithmetic.AggregatePosterior;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Seeds;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** "Give me a 0…9": ten buttons that draw from a label's aggregate posterior by the seed beside them, which then counts on. */
final class LabelKeys {
    private final AtlasState state;
    private final SeedField seed;

    /** {@code chosen} hears the latent point. */
    LabelKeys(AtlasState state, AggregatePosterior posterior, Consumer<float[]> chosen) {
        this.state = state;
        var buttons = Elements.document().querySelectorAll("#keys button");
        seed = new SeedField("label-seed", 0, wanted -> {
            state.seeds(state.seeds().withLabel(wanted));
            show();
        });
        show();
        for (int i = 0; i < buttons.getLength(); i++) {
            HTMLElement button = buttons.item(i);
            int label = i;
            ((HTMLInputElement) button).setDisabled(false);
            Elements.on(button, "click", event -> {
                int used = state.seeds().label();
                state.seeds(state.seeds().withLabel(used == Seeds.MOST ? 0 : used + 1));
                show();
                chosen.accept(posterior.draw(label, used));
            });
        }
    }

    /** Shows the seed that comes next. */
    void show() {
        seed.show(state.seeds().label());
    }
}
