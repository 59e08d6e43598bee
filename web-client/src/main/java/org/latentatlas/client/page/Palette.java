package org.latentatlas.client.page;

import org.latentatlas.client.browser.ComputedStyle;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.MediaQuery;
import org.latentatlas.picture.Pixels;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/** The theme's colours, read from the style sheet's custom properties, and the ramp from paper to ink as pixels. */
final class Palette {
    private static final String[] LABELS = {
        "--label-0", "--label-1", "--label-2", "--label-3", "--label-4",
        "--label-5", "--label-6", "--label-7", "--label-8", "--label-9"
    };

    private String[] labels = {};
    private int[] colours = new int[256];
    private int[] ramp = new int[256];
    private String sheet = "";
    private String ink = "";
    private ConceptColours concepts = new ConceptColours("", "", "", "", "", "", "");
    private String route = "";
    private String routeInk = "";
    private int[] deviations = new int[256];
    private int magnification;

    Palette() {
        read();
    }

    /** {@code then} runs each time that the theme has changed and its colours have been read again. */
    void onChange(Runnable then) {
        Runnable change = () -> {
            read();
            then.run();
        };
        Window.current().addEventListener("themechange", event -> change.run());
        MediaQuery.of("(prefers-color-scheme: dark)").addEventListener("change", event -> change.run());
    }

    private void read() {
        String[] read = colours("--sheet", "--ink", "--route", "--route-ink", "--magnification");
        sheet = read[0];
        ink = read[1];
        route = read[2];
        routeInk = read[3];
        magnification = stored(number(read[4]));
        String[] of = colours("--mean", "--sigma", "--epsilon", "--prior", "--ink-2", "--line");
        concepts = new ConceptColours(of[0], of[1], of[2], of[3], ink, of[4], of[5]);
        labels = colours(LABELS);
        int[] spread = Pixels.ramp(number(sheet), number(concepts.sigma()));
        colours = Pixels.ramp(number(sheet), number(ink));
        ramp = colours.clone();
        deviations = new int[ramp.length];
        for (int amount = 0; amount < ramp.length; amount++) {
            double mean = amount / 255.0;
            ramp[amount] = 0xff000000 | stored(ramp[amount]);
            deviations[amount] = 0xff000000 | stored(spread[(int) Math.round(510 * Math.sqrt(mean * (1 - mean)))]);
        }
    }

    /** A colour 0xRRGGBB as ImageData keeps it in 32 bits, without opacity. */
    private static int stored(int colour) {
        return (colour & 0xff) << 16 | (colour & 0xff00) | colour >> 16;
    }

    /** The 256 pixels that show the standard deviation of a pixel by its mean: paper at 0, full colour at a half. */
    int[] deviations() {
        return deviations;
    }

    /** The colour of the magnification, as ImageData keeps it, without opacity. */
    int magnification() {
        return magnification;
    }

    /** The colour of a label, as ImageData keeps it, without opacity. */
    int labelPixel(int label) {
        return stored(number(labels[label]));
    }

    /** The colours of custom properties, each as {@code rgb(red, green, blue)}; the browser computes styles once for all of them. */
    private static String[] colours(String... names) {
        HTMLElement box = Elements.add(Elements.document().getBody(), "i");
        HTMLElement[] probes = new HTMLElement[names.length]; // the property itself still holds both themes' colours
        for (int i = 0; i < names.length; i++) {
            probes[i] = Elements.add(box, "i");
            probes[i].getStyle().setProperty("color", "var(" + names[i] + ")");
        }
        String[] colours = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            colours[i] = ComputedStyle.of(probes[i]).getPropertyValue("color");
        }
        box.delete();
        return colours;
    }

    /** The number 0xrrggbb of a colour that is written as {@code rgb(red, green, blue)}. */
    private static int number(String colour) {
        int number = 0;
        int channel = 0;
        for (int i = colour.indexOf('(') + 1; i < colour.length(); i++) {
            char c = colour.charAt(i);
            if (c >= '0' && c <= '9') {
                channel = channel * 10 + c - '0';
            } else if (c == ',' || c == ')') {
                number = number << 8 | channel;
                channel = 0;
            }
        }
        return number;
    }

    /** The 256 colours from paper to ink, 0xRRGGBB. */
    int[] colours() {
        return colours;
    }

    /** The 256 pixels from paper to ink, as ImageData keeps them in 32 bits; another array after each reading. */
    int[] ramp() {
        return ramp;
    }

    String label(int label) {
        return labels[label];
    }

    String sheet() {
        return sheet;
    }

    String ink() {
        return ink;
    }

    String prior() {
        return concepts.prior();
    }

    /** The colours of the field's concepts. */
    ConceptColours concepts() {
        return concepts;
    }

    String route() {
        return route;
    }

    String routeInk() {
        return routeInk;
    }
}
