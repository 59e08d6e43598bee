package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.CapturesPointer;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.PointerEvent;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.TextRectangle;

/** The stops of a walk as a row of thumbnails, each a button. */
final class StopStrip {
    /** What happens to stops; {@code stop} counts from 0. */
    interface Listener {
        void choose(int stop);

        void move(int from, int to);

        void remove(int stop);
    }

    private static final double SLOP = 6;
    private static final int RING = 6; // pixels around the selected stop

    private final HTMLElement list = Elements.find("strip");
    private final HTMLElement track = Elements.find("track"); // scrolls sideways
    private final Ink ink;
    private final Listener listener;
    private final boolean editable;
    private final List<Place> places = new ArrayList<>();
    private @Nullable HTMLElement again;
    private int shown = -1;
    private @Nullable Place dragged;
    private double dragStart;
    private boolean moved;

    StopStrip(Ink ink, boolean editable, Listener listener) {
        this.ink = ink;
        this.editable = editable;
        this.listener = listener;
    }

    /** Shows these stops; where the walk is a loop, the first one faintly once more at the end. What shows already stays as it is. */
    void show(List<float[]> stops, int selected, boolean loop) {
        boolean focused = find(Elements.document().getActiveElement()) >= 0;
        fit(stops);
        for (int i = 0; i < places.size(); i++) {
            places.get(i).number(i, places.size());
        }
        showAgain(loop && stops.size() > 1 ? stops.get(0) : null);
        select(selected);
        if (focused && selected >= 0) {
            places.get(selected).button.focus();
        }
    }

    /** The next {@link #show} paints every stop anew: pixels look otherwise. */
    void forget() {
        fit(List.of());
        showAgain(null);
    }

    /** Takes out what lies between the stops at the beginning and those at the end that stay, and puts the new ones in its place. */
    private void fit(List<float[]> stops) {
        int least = Math.min(stops.size(), places.size());
        int before = 0;
        while (before < least && places.get(before).shows(stops.get(before))) {
            before++;
        }
        int after = 0;
        while (after < least - before
                && places.get(places.size() - 1 - after).shows(stops.get(stops.size() - 1 - after))) {
            after++;
        }
        for (int i = places.size() - after - 1; i >= before; i--) {
            list.removeChild(places.remove(i).item);
        }
        HTMLElement next = before < places.size() ? places.get(before).item : again;
        for (int i = before; i < stops.size() - after; i++) {
            places.add(i, new Place(next, stops.get(i)));
        }
    }

    private void showAgain(float @Nullable [] first) {
        if (again != null) {
            list.removeChild(again);
            again = null;
        }
        if (first != null) {
            HTMLElement item = Elements.add(list, "li");
            item.setClassName("again");
            item.setAttribute("aria-hidden", "true");
            ink.show(new DigitFigure((HTMLCanvasElement) Elements.add(item, "canvas")), first);
            again = item;
        }
    }

    private int find(@Nullable HTMLElement button) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).button == button) {
                return i;
            }
        }
        return -1;
    }

    /** Marks one stop as selected, or none with -1. */
    void select(int selected) {
        for (int i = 0; i < places.size(); i++) {
            places.get(i).button.setAttribute("aria-pressed", i == selected ? "true" : "false");
        }
        if (selected >= 0 && selected != shown) {
            bringIntoView(places.get(selected).item);
        }
        shown = selected;
    }

    /** Scrolls the row alone: {@code scrollIntoView} would move the page too, away from the map where the stop was put. */
    private void bringIntoView(HTMLElement item) {
        TextRectangle stop = item.getBoundingClientRect();
        TextRectangle seen = track.getBoundingClientRect();
        int beyond = Math.max(0, stop.getRight() + RING - seen.getRight());
        int before = Math.max(0, seen.getLeft() + RING - stop.getLeft());
        track.setScrollLeft(track.getScrollLeft() + beyond - before);
    }

    /** A stop in the row. */
    private final class Place {
        final HTMLElement item = Elements.document().createElement("li");
        final HTMLElement button = Elements.add(item, "button");
        private final HTMLElement name;
        private final float[] z;
        private int stop; // counts from 0

        /** Paints it before another item of the row, or at its end. */
        Place(@Nullable HTMLElement next, float[] z) {
            this.z = z;
            button.setAttribute("type", "button");
            ink.show(new DigitFigure((HTMLCanvasElement) Elements.add(button, "canvas")), z);
            name = Elements.add(button, "small");
            list.insertBefore(item, next);
            wire();
        }

        boolean shows(float[] other) {
            return Arrays.equals(z, other);
        }

        void number(int newStop, int stops) {
            stop = newStop;
            button.setAttribute("aria-label", Words.stop(stop + 1, stops));
            name.setInnerText(Integer.toString(stop + 1));
        }

        private void wire() {
            Elements.on(button, "click", event -> {
                if (!moved) {
                    listener.choose(stop);
                }
                moved = false;
            });
            if (!editable) {
                return;
            }
            Elements.on(button, "keydown", (KeyboardEvent event) -> key(event));
            Elements.on(button, "pointerdown", (PointerEvent event) -> {
                ((CapturesPointer) button)
                        .setPointerCapture(event.getPointerId()); // a quick hand leaves it before it moves
                dragged = this;
                dragStart = event.getClientX();
                moved = false;
            });
            Elements.on(button, "pointermove", (PointerEvent event) -> drag(event));
            Elements.on(button, "pointerup", (PointerEvent event) -> drop(event));
            Elements.on(button, "pointercancel", event -> letGo());
        }

        private void key(KeyboardEvent event) {
            boolean shifts = event.isAltKey() || event.isShiftKey();
            int step = event.getKey().equals("ArrowLeft") ? -1 : event.getKey().equals("ArrowRight") ? 1 : 0;
            if (step != 0) {
                event.preventDefault();
                if (shifts) {
                    listener.move(stop, stop + step);
                } else if (stop + step >= 0 && stop + step < places.size()) {
                    places.get(stop + step).button.focus();
                }
            } else if (event.getKey().equals("Delete") || event.getKey().equals("Backspace")) {
                event.preventDefault();
                listener.remove(stop);
            }
        }

        private void drag(PointerEvent event) {
            double distance = event.getClientX() - dragStart;
            if (dragged != this || event.getButtons() == 0 || (!moved && Math.abs(distance) < SLOP)) {
                return;
            }
            if (!moved) {
                moved = true;
                item.getClassList().add("lifted");
            }
            button.getStyle().setProperty("transform", "translateX(" + (int) distance + "px)");
        }

        private void drop(PointerEvent event) {
            boolean carried = dragged == this && moved;
            int to = carried ? placesLeftOf(event.getClientX()) : stop;
            letGo();
            if (carried) {
                listener.move(stop, to);
            }
        }

        private int placesLeftOf(double x) {
            int count = 0;
            for (Place other : places) {
                var box = other.button.getBoundingClientRect();
                if (other != this && box.getLeft() + box.getWidth() / 2 < x) {
                    count++;
                }
            }
            return count;
        }

        private void letGo() {
            dragged = null;
            button.getStyle().removeProperty("transform");
            item.getClassList().remove("lifted");
        }
    }
}
