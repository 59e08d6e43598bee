package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.latentatlas.client.arithmetic.AggregatePosterior;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** "Give me a 0…9": ten buttons that draw from a label's aggregate posterior. */
final class LabelKeys {
    /** {@code chosen} hears the latent point. */
    LabelKeys(AggregatePosterior posterior, Consumer<float[]> chosen) {
        var buttons = Elements.document().querySelectorAll("#keys button");
        for (int i = 0; i < buttons.getLength(); i++) {
            HTMLElement button = buttons.item(i);
            int label = i;
            ((HTMLInputElement) button).setDisabled(false);
            Elements.on(button, "click", event -> chosen.accept(posterior.draw(label)));
        }
    }
}
