package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** One slider per latent dimension for models of more than two, the most used dimension first, with its KL. */
final class Sliders {
    /** Hears that a dimension of the latent point should have another value. */
    interface Listener {
        void set(int dimension, float value);
    }

    /** Of an arrow key: a change that is just seen. */
    private static final String STEP = "0.05";

    private final List<Integer> order = new ArrayList<>();
    private final List<HTMLInputElement> inputs = new ArrayList<>();
    private final List<HTMLElement> outputs = new ArrayList<>();

    /** {@code reset} runs when all should be 0 again. */
    Sliders(EncodedSet set, Listener listener, Runnable reset) {
        double[] use = new double[set.latentSize()];
        for (int i = 0; i < use.length; i++) {
            use[i] = set.use(i);
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(dimension -> -use[dimension]));
        HTMLElement list = Elements.find("sliders");
        for (int dimension : order) {
            add(list, dimension, use[dimension], listener);
        }
        Elements.on(Elements.find("latent-reset"), "click", event -> reset.run());
        HTMLElement all = Elements.find("sliders-all");
        Elements.on(all, "click", event -> showAll(list, all));
        Elements.find("sliders-box").removeAttribute("inert");
    }

    /** Shows the dimensions that are hardly used too, or no longer. */
    private static void showAll(HTMLElement list, HTMLElement button) {
        boolean all = !list.getClassName().equals("all");
        list.setClassName(all ? "all" : "");
        button.setAttribute("aria-expanded", String.valueOf(all));
    }

    private void add(HTMLElement list, int dimension, double use, Listener listener) {
        HTMLElement label = Elements.add(Elements.add(list, "li"), "label");
        HTMLElement name = Elements.add(label, "span");
        name.setInnerText("z" + (dimension + 1));
        HTMLElement nats = Elements.add(label, "small");
        nats.setInnerText(Words.nats(use));
        HTMLInputElement input = (HTMLInputElement) Elements.add(label, "input");
        input.setAttribute("type", "range");
        input.setAttribute("min", "-4");
        input.setAttribute("max", "4");
        input.setAttribute("step", STEP);
        inputs.add(input);
        outputs.add(Elements.add(label, "output"));
        Elements.on(input, "input", event -> listener.set(dimension, (float) Numbers.read(input.getValue())));
    }

    /** The dimensions, the most used first. */
    List<Integer> order() {
        return order;
    }

    /** Shows the coordinates of a latent point. */
    void show(float[] z) {
        for (int i = 0; i < order.size(); i++) {
            float value = z[order.get(i)];
            String shown = Numbers.shown(value, 2);
            inputs.get(i).setValue(Numbers.written(value, 2));
            inputs.get(i).setAttribute("aria-valuetext", shown);
            outputs.get(i).setInnerText(shown);
        }
    }
}
