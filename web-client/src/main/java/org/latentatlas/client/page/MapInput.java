package org.latentatlas.client.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.latentatlas.client.browser.CapturesPointer;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.PointerEvent;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.dom.events.WheelEvent;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * What hands do on the map. A mouse that hovers shows the digit below it, drags the map and stays where it clicks; one finger explores
 * and stays where it is lifted, two zoom; arrows walk.
 */
final class MapInput {
    /** What the page does about it; positions in CSS pixels from the map's upper left corner, times in seconds of the page's clock. */
    interface Listener {
        void hover(double x, double y);

        void leave();

        void stay(double x, double y);

        void addStop();

        /** A hand takes hold of the map. */
        void hold();

        void pan(double right, double down, double time);

        void zoom(double factor, double x, double y, double time);

        /** The hand that has moved the map lets go there. */
        void release(double x, double y, double time);
    }

    private static final double SLOP = 4;

    private final HTMLElement surface = Elements.find("surface");
    private final Listener listener;
    private final Map<Integer, double[]> fingers = new LinkedHashMap<>();
    private boolean down;
    private boolean dragged;
    private boolean pinched;
    private double lastX;
    private double lastY;

    MapInput(Listener listener, MapKeys keys) {
        this.listener = listener;
        Elements.on(surface, "pointerdown", this::press);
        Elements.on(surface, "pointermove", this::move);
        Elements.on(surface, "pointerup", (PointerEvent event) -> release(event, true));
        Elements.on(surface, "pointercancel", (PointerEvent event) -> release(event, false));
        Elements.on(surface, "pointerleave", (PointerEvent event) -> {
            if (isMouse(event) && !down) {
                listener.leave();
            }
        });
        Elements.on(surface, "dblclick", event -> listener.addStop());
        Elements.on(surface, "wheel", this::turn);
        Elements.on(surface, "keydown", keys::press);
    }

    private static boolean isMouse(PointerEvent event) {
        return event.getPointerType().equals("mouse");
    }

    private static double seconds(PointerEvent event) {
        return event.getMilliseconds() / 1000;
    }

    private void press(PointerEvent event) {
        if (event.getButton() != 0) {
            return;
        }
        ((CapturesPointer) surface).setPointerCapture(event.getPointerId());
        listener.hold();
        lastX = event.getOffsetX();
        lastY = event.getOffsetY();
        if (isMouse(event)) {
            down = true;
            dragged = false;
            return;
        }
        fingers.put(event.getPointerId(), new double[] {lastX, lastY});
        if (fingers.size() == 1) {
            pinched = false;
            listener.hover(lastX, lastY);
        } else {
            pinched = true;
            listener.leave();
        }
    }

    private void move(PointerEvent event) {
        double x = event.getOffsetX();
        double y = event.getOffsetY();
        if (!isMouse(event)) {
            moveFinger(event, x, y);
        } else if (!down) {
            listener.hover(x, y);
        } else if (dragged || Math.abs(x - lastX) + Math.abs(y - lastY) > SLOP) {
            if (!dragged) {
                dragged = true;
                surface.getClassList().add("dragging");
            }
            listener.pan(x - lastX, y - lastY, seconds(event));
            lastX = x;
            lastY = y;
        }
    }

    private void moveFinger(PointerEvent event, double x, double y) {
        double[] finger = fingers.get(event.getPointerId());
        if (finger == null) {
            if (event.getPointerType().equals("pen")) {
                listener.hover(x, y);
            }
            return;
        }
        if (fingers.size() == 2) {
            double[] other = other(finger);
            double before = Math.hypot(finger[0] - other[0], finger[1] - other[1]);
            double after = Math.hypot(x - other[0], y - other[1]);
            listener.pan((x - finger[0]) / 2, (y - finger[1]) / 2, seconds(event));
            listener.zoom(
                    Math.max(20, after) / Math.max(20, before), (x + other[0]) / 2, (y + other[1]) / 2, seconds(event));
        } else if (!pinched) {
            listener.hover(x, y);
        }
        finger[0] = x;
        finger[1] = y;
    }

    private double[] other(double[] finger) {
        for (double[] candidate : fingers.values()) {
            if (candidate != finger) {
                return candidate;
            }
        }
        return finger;
    }

    private void release(PointerEvent event, boolean meant) {
        if (!isMouse(event)) {
            releaseFinger(event);
            return;
        }
        surface.getClassList().remove("dragging");
        if (down && meant && dragged) {
            listener.release(event.getOffsetX(), event.getOffsetY(), seconds(event));
        } else if (down && meant) {
            listener.stay(event.getOffsetX(), event.getOffsetY());
        }
        down = false;
    }

    private void releaseFinger(PointerEvent event) {
        boolean two = fingers.size() == 2;
        double[] finger = fingers.remove(event.getPointerId());
        if (finger == null) {
            return;
        }
        if (two) {
            double[] other = fingers.values().iterator().next();
            listener.release((finger[0] + other[0]) / 2, (finger[1] + other[1]) / 2, seconds(event));
        } else if (fingers.isEmpty() && !pinched) {
            listener.stay(event.getOffsetX(), event.getOffsetY());
        }
    }

    private void turn(WheelEvent event) {
        event.preventDefault();
        double pixels = event.getDeltaY() * (event.getDeltaMode() == WheelEvent.DOM_DELTA_LINE ? 18 : 1);
        double speed = event.getCtrlKey() ? 0.01 : 0.0022; // a pinch on a touch pad comes as a wheel with Ctrl
        listener.zoom(
                Math.exp(-Math.max(-240, Math.min(240, pixels)) * speed),
                event.getOffsetX(),
                event.getOffsetY(),
                Performance.now() / 1000);
    }
}
