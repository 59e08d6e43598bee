package org.latentatlas.server.road;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** Fingers on a page that has a touch screen. */
final class Touch {
    private final CDPSession session;

    Touch(Page page) {
        session = page.context().newCDPSession(page);
    }

    /** Sends {@code touchStart}, {@code touchMove} or {@code touchEnd} with the places (x, y) of the fingers that touch. */
    void send(String type, double... places) {
        JsonArray points = new JsonArray();
        for (int i = 0; i < places.length; i += 2) {
            JsonObject point = new JsonObject();
            point.addProperty("x", places[i]);
            point.addProperty("y", places[i + 1]);
            point.addProperty("id", i / 2);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }
}
