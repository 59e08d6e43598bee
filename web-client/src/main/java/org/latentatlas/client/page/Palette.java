package org.latentatlas.client.page;

import org.latentatlas.client.browser.ComputedStyle;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.picture.Pixels;

/** The theme's colours, read from the style sheet's custom properties, and the ramp from paper to ink as pixels. */
final class Palette {
    private final String[] labels = new String[10];
    private int[] ramp = new int[256];
    private String sheet = "";
    private String ink = "";
    private String prior = "";
    private String route = "";
    private String routeInk = "";

    Palette() {
        read();
    }

    /** Reads the colours again, after the theme has changed. */
    void read() {
        ComputedStyle style = ComputedStyle.of(Elements.document().getDocumentElement());
        sheet = colour(style, "--sheet");
        ink = colour(style, "--ink");
        prior = colour(style, "--prior");
        route = colour(style, "--route");
        routeInk = colour(style, "--route-ink");
        for (int label = 0; label < 10; label++) {
            labels[label] = colour(style, "--label-" + label);
        }
        int[] colours = Pixels.ramp(number(sheet), number(ink));
        ramp = new int[colours.length];
        for (int amount = 0; amount < ramp.length; amount++) {
            int colour = colours[amount];
            ramp[amount] = 0xff000000 | (colour & 0xff) << 16 | (colour & 0xff00) | colour >> 16;
        }
    }

    private static String colour(ComputedStyle style, String name) {
        return style.getPropertyValue(name).trim();
    }

    /** The number of a colour that is written as {@code #rrggbb}. */
    private static int number(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
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
