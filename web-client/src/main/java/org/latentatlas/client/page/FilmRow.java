package org.latentatlas.client.page;

import java.util.Arrays;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.network.Architecture;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** One way from a digit to the next as a film strip: frames at even moments, and the digit of this moment beside them. */
final class FilmRow {
    static final int FRAMES = 11;
    private static final int SIDE = 28;
    private static final int GAP = 2;

    /** A way from one digit to the next. */
    interface Way {
        /** Writes the digit (784) when that part of the leg's time is over, 0 to 1. */
        void at(float[] ink, double part);
    }

    private final HTMLElement row;
    private final DigitFigure now;
    private final Surface film;
    private final Palette palette;
    private final GreyPicture picture = new GreyPicture();
    private final float[] ink = new float[Architecture.PIXELS];
    private Way way;
    private boolean empty = true;

    /** The row with the elements {@code #row-name}, {@code #now-name} and {@code #film-name}. */
    FilmRow(String name, Palette palette) {
        row = Elements.find("row-" + name);
        now = new DigitFigure((HTMLCanvasElement) Elements.find("now-" + name));
        HTMLCanvasElement canvas = (HTMLCanvasElement) Elements.find("film-" + name);
        canvas.setWidth(FRAMES * (SIDE + GAP) - GAP);
        canvas.setHeight(SIDE);
        film = Elements.surface(canvas);
        this.palette = palette;
        way = (digit, part) -> {};
    }

    /** Shows a way from its beginning to its end. */
    void show(Way newWay) {
        way = newWay;
        empty = false;
        for (int frame = 0; frame < FRAMES; frame++) {
            way.at(ink, frame / (FRAMES - 1.0));
            film.putImageData(picture.paint(ink, palette.ramp()), frame * (SIDE + GAP), 0);
        }
        row.getClassList().remove("empty");
    }

    /** Shows nothing: the way is not known. */
    void clear() {
        empty = true;
        film.clearRect(0, 0, FRAMES * (SIDE + GAP), SIDE);
        Arrays.fill(ink, 0);
        now.show(picture.paint(ink, palette.ramp()));
        row.getClassList().add("empty");
    }

    /** Shows the moment when that part of the leg's time is over. */
    void moment(double part) {
        row.getStyle().setProperty("--part", Numbers.written(part, 4));
        if (!empty) {
            way.at(ink, part);
            now.show(picture.paint(ink, palette.ramp()));
        }
    }
}
