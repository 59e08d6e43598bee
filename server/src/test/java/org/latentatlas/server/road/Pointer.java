package org.latentatlas.server.road;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Map;

/** A mouse or a pen on a page, whose events can say more than Playwright's: when they were, how hard the pen presses. */
final class Pointer {
    private static final Gson GSON = new Gson();

    private final CDPSession session;

    Pointer(Page page) {
        session = page.context().newCDPSession(page);
    }

    /** Sends {@code mousePressed}, {@code mouseMoved} or {@code mouseReleased} of the left button at a place, and what else the event says. */
    void send(String type, double x, double y, Map<String, ?> more) {
        JsonObject event = GSON.toJsonTree(more).getAsJsonObject();
        event.addProperty("type", type);
        event.addProperty("x", x);
        event.addProperty("y", y);
        event.addProperty("button", "left");
        event.addProperty("buttons", type.equals("mouseReleased") ? 0 : 1);
        event.addProperty("clickCount", 1);
        session.send("Input.dispatchMouseEvent", event);
    }
}
