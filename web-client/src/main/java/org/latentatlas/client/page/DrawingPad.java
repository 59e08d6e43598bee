package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.CapturesPointer;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.PenEvent;
import org.latentatlas.client.state.Drawing;
import org.latentatlas.client.state.Drawing.Touch;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The sheet that a finger, a pen or a mouse draws on, and its tools. */
final class DrawingPad {
    /** Hears of changes. */
    interface Listener {
        /** Ink was added; more will come. */
        void moved();

        /** A stroke has ended, or a tool was used. */
        void rested();
    }

    private final Drawing drawing;
    private final Palette palette;
    private final Listener listener;
    private final HTMLCanvasElement canvas = (HTMLCanvasElement) Elements.find("pad");
    private final PictureFigure figure = new PictureFigure(canvas, Drawing.SIDE);
    private final HTMLInputElement pen = (HTMLInputElement) Elements.find("pen-width");
    private final HTMLElement undo = Elements.find("undo");
    private final HTMLElement redo = Elements.find("redo");
    private final HTMLElement clear = Elements.find("clear");
    private final HTMLElement hint = Elements.find("pad-hint");
    private int pointer = -1;
    private boolean scheduled;

    DrawingPad(Drawing drawing, Palette palette, Listener listener) {
        this.drawing = drawing;
        this.palette = palette;
        this.listener = listener;
        this.<PenEvent>on("pointerdown", this::press);
        this.<PenEvent>on("pointermove", this::move);
        this.<PenEvent>on("pointerup", this::release);
        this.<PenEvent>on("pointercancel", this::release);
        Elements.on(undo, "click", event -> step(drawing.undo()));
        Elements.on(redo, "click", event -> step(drawing.redo()));
        Elements.on(clear, "click", event -> {
            drawing.clear();
            step(true);
        });
        EventListener<KeyboardEvent> keys = this::key;
        Elements.document().addEventListener("keydown", keys);
    }

    private <E extends PenEvent> void on(String type, EventListener<E> heard) {
        canvas.addEventListener(type, heard);
    }

    private void press(PenEvent event) {
        if (pointer >= 0 || event.getButton() != 0) {
            return;
        }
        event.preventDefault();
        pointer = event.getPointerId();
        ((CapturesPointer) canvas).setPointerCapture(pointer);
        drawing.begin(touch(event));
        moved();
    }

    private void move(PenEvent event) {
        if (event.getPointerId() == pointer && drawing.drawing()) {
            event.preventDefault();
            drawing.extend(touch(event));
            moved();
        }
    }

    private void release(PenEvent event) {
        if (event.getPointerId() == pointer) {
            pointer = -1;
            drawing.end();
            step(true);
        }
    }

    /** A pen's pressure makes the line wider or thinner; a finger and a mouse have none to speak of. */
    private Touch touch(PenEvent event) {
        double scale = (double) Drawing.SIDE
                / Math.max(1, canvas.getBoundingClientRect().getWidth());
        double pressure = event.getPointerType().equals("pen") ? 0.4 + 1.2 * event.getPressure() : 1;
        return new Touch(
                (event.getClientX() - canvas.getBoundingClientRect().getLeft()) * scale,
                (event.getClientY() - canvas.getBoundingClientRect().getTop()) * scale,
                Math.max(2, Numbers.read(pen.getValue()) * pressure));
    }

    private void key(KeyboardEvent event) {
        if (!(event.isCtrlKey() || event.isMetaKey()) || event.isAltKey()) {
            return;
        }
        String key = event.getKey();
        boolean again = key.equals("y") || key.equals("Z");
        if (again || key.equals("z")) {
            event.preventDefault();
            step(again ? drawing.redo() : drawing.undo());
        }
    }

    private void step(boolean changed) {
        show();
        if (changed) {
            listener.rested();
        }
    }

    private void moved() {
        if (!scheduled) {
            scheduled = true;
            Window.requestAnimationFrame(now -> {
                scheduled = false;
                show();
                if (drawing.drawing()) {
                    listener.moved();
                }
            });
        }
    }

    /** Shows the drawing as it is, and which tools are of use. */
    void show() {
        figure.show(drawing.ink(), palette.ramp());
        ((HTMLInputElement) undo).setDisabled(!drawing.canUndo());
        ((HTMLInputElement) redo).setDisabled(!drawing.canRedo());
        ((HTMLInputElement) clear).setDisabled(drawing.isEmpty());
        hint.setInnerText(
                drawing.isEmpty() ? DrawWords.drawHere() : drawing.isExample() ? DrawWords.drawOverExample() : "");
    }
}
