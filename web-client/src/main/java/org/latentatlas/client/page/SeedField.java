package org.latentatlas.client.page;

import java.util.function.IntConsumer;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.Seeds;
import org.teavm.jso.dom.html.HTMLInputElement;

/** A seed that can be read and written. What is no seed is put back. */
final class SeedField {
    private final HTMLInputElement input;
    private final int least;
    private int shown;

    /** {@code wanted} hears another seed. */
    SeedField(String id, int least, IntConsumer wanted) {
        this.input = (HTMLInputElement) Elements.find(id);
        this.least = least;
        Elements.on(input, "change", event -> {
            int seed = read();
            if (seed == shown) {
                show(shown);
            } else {
                wanted.accept(seed);
            }
        });
    }

    private int read() {
        try {
            double number = Numbers.read(input.getValue().trim());
            return number < least || number > Seeds.MOST || number != Math.floor(number) ? shown : (int) number;
        } catch (NumberFormatException e) {
            return shown;
        }
    }

    void show(int seed) {
        shown = seed;
        input.setValue(Integer.toString(seed));
    }
}
