package org.latentatlas.client.browser;

import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** The elements of the page, by their ids. */
public final class Elements {
    private Elements() {}

    /** The page itself. */
    public static HTMLDocument document() {
        return Window.current().getDocument();
    }

    /** The element of that id; an error where the template lacks it. */
    public static HTMLElement find(String id) {
        HTMLElement element = document().getElementById(id);
        if (element == null) {
            throw new IllegalStateException("the page has no element #" + id);
        }
        return element;
    }

    public static boolean has(String id) {
        return document().getElementById(id) != null;
    }

    /** A canvas's drawing surface. */
    public static Surface surface(HTMLCanvasElement canvas) {
        return (Surface) canvas.getContext("2d");
    }

    /** A new element inside another. */
    public static HTMLElement add(HTMLElement parent, String tag) {
        HTMLElement child = document().createElement(tag);
        parent.appendChild(child);
        return child;
    }

    /** Runs something on every event of a type. */
    public static <E extends Event> void on(HTMLElement element, String type, EventListener<E> listener) {
        element.addEventListener(type, listener);
    }

    /** Whether somebody writes in that element, so that keys belong to it. */
    public static boolean isWritten(HTMLElement element) {
        String tag = element.getTagName();
        String type = String.valueOf(element.getAttribute("type"));
        boolean text = type.equals("text") || type.equals("number") || type.equals("url") || type.equals("search");
        return tag.equals("TEXTAREA") || (tag.equals("INPUT") && text);
    }
}
