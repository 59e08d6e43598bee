package org.latentatlas.client.page;

import org.latentatlas.client.browser.ComputedStyle;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.MediaQuery;
import org.latentatlas.picture.Pixels;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/** The theme's colours, read from the style sheet's custom properties, and the ramp from paper to ink as pixels. */
final class Palette {
    private final String[] labels = new String[10];
    private int[] colours = new int[256];
    private int[] ramp = new int[256];
    private String sheet = "";
    private String ink = "";
    private String prior = "";
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
        HTMLElement probe = Elements.add(
                Elements.document().getBody(), "i"); // the property itself still holds both themes' colours
        ComputedStyle style = ComputedStyle.of(probe);
        sheet = colour(probe, style, "--sheet");
        ink = colour(probe, style, "--ink");
        prior = colour(probe, style, "--prior");
        route = colour(probe, style, "--route");
        routeInk = colour(probe, style, "--route-ink");
        for (int label = 0; label < 10; label++) {
            labels[label] = colour(probe, style, "--label-" + label);
        }
        magnification = stored(number(colour(probe, style, "--magnification")));
        int[] spread = Pixels.ramp(number(sheet), number(colour(probe, style, "--sigma")));
        probe.delete();
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

    private static String colour(HTMLElement probe, ComputedStyle style, String name) {
        probe.getStyle().setProperty("color", "var(" + name + ")");
        return style.getPropertyValue("color");
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
        return prior;
    }

    String route() {
        return route;
    }

    String routeInk() {
        return routeInk;
    }
}
