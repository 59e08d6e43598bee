package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.client.browser.CapturesPointer;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.PointerEvent;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The stops of a walk as a row of thumbnails, each a button. */
final class StopStrip {
    /** What happens to stops; {@code stop} counts from 0. */
    interface Listener {
        void choose(int stop);

        void move(int from, int to);

        void remove(int stop);
    }

    private static final double SLOP = 6;

    private final HTMLElement list = Elements.find("strip");
    private final Ink ink;
    private final Listener listener;
    private final boolean editable;
    private final List<HTMLElement> buttons = new ArrayList<>();
    private int dragged = -1;
    private double dragStart;
    private boolean moved;

    StopStrip(Ink ink, boolean editable, Listener listener) {
        this.ink = ink;
        this.editable = editable;
        this.listener = listener;
    }

    /** Shows these stops; where the walk is a loop, the first one faintly once more at the end. */
    void show(List<float[]> stops, int selected, boolean loop) {
        boolean focused = buttons.contains(Elements.document().getActiveElement());
        list.setInnerHTML("");
        buttons.clear();
        for (int i = 0; i < stops.size(); i++) {
            HTMLElement button = Elements.add(Elements.add(list, "li"), "button");
            button.setAttribute("type", "button");
            button.setAttribute("aria-label", Words.stop(i + 1, stops.size()));
            ink.show(new DigitFigure((HTMLCanvasElement) Elements.add(button, "canvas")), stops.get(i));
            Elements.add(button, "small").setInnerText(Integer.toString(i + 1));
            buttons.add(button);
            wire(button, i);
        }
        if (loop && stops.size() > 1) {
            HTMLElement again = Elements.add(list, "li");
            again.setClassName("again");
            again.setAttribute("aria-hidden", "true");
            ink.show(new DigitFigure((HTMLCanvasElement) Elements.add(again, "canvas")), stops.get(0));
        }
        select(selected);
        if (focused && selected >= 0) {
            buttons.get(selected).focus();
        }
    }

    /** Marks one stop as selected, or none with -1. */
    void select(int selected) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setAttribute("aria-pressed", i == selected ? "true" : "false");
        }
    }

    private void wire(HTMLElement button, int stop) {
        Elements.on(button, "click", event -> {
            if (!moved) {
                listener.choose(stop);
            }
            moved = false;
        });
        if (!editable) {
            return;
        }
        Elements.on(button, "keydown", (KeyboardEvent event) -> key(event, stop));
        Elements.on(button, "pointerdown", (PointerEvent event) -> {
            ((CapturesPointer) button)
                    .setPointerCapture(event.getPointerId()); // a quick hand leaves it before it moves
            dragged = stop;
            dragStart = event.getClientX();
            moved = false;
        });
        Elements.on(button, "pointermove", (PointerEvent event) -> drag(event, stop, button));
        Elements.on(button, "pointerup", (PointerEvent event) -> drop(event, stop, button));
        Elements.on(button, "pointercancel", event -> letGo(button));
    }

    private void key(KeyboardEvent event, int stop) {
        boolean shifts = event.isAltKey() || event.isShiftKey();
        int step = event.getKey().equals("ArrowLeft") ? -1 : event.getKey().equals("ArrowRight") ? 1 : 0;
        if (step != 0) {
            event.preventDefault();
            if (shifts) {
                listener.move(stop, stop + step);
            } else if (stop + step >= 0 && stop + step < buttons.size()) {
                buttons.get(stop + step).focus();
            }
        } else if (event.getKey().equals("Delete") || event.getKey().equals("Backspace")) {
            event.preventDefault();
            listener.remove(stop);
        }
    }

    private void drag(PointerEvent event, int stop, HTMLElement button) {
        double distance = event.getClientX() - dragStart;
        if (dragged != stop || event.getButtons() == 0 || (!moved && Math.abs(distance) < SLOP)) {
            return;
        }
        if (!moved) {
            moved = true;
            ((HTMLElement) button.getParentNode()).getClassList().add("lifted");
        }
        button.getStyle().setProperty("transform", "translateX(" + (int) distance + "px)");
    }

    private void drop(PointerEvent event, int stop, HTMLElement button) {
        if (dragged == stop && moved) {
            int to = 0;
            for (int i = 0; i < buttons.size(); i++) {
                var box = buttons.get(i).getBoundingClientRect();
                if (i != stop && box.getLeft() + box.getWidth() / 2 < event.getClientX()) {
                    to++;
                }
            }
            letGo(button);
            listener.move(stop, to);
        } else {
            letGo(button);
        }
    }

    private void letGo(HTMLElement button) {
        dragged = -1;
        button.getStyle().removeProperty("transform");
        ((HTMLElement) button.getParentNode()).getClassList().remove("lifted");
    }
}
