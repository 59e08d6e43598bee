package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Clipboard;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.json.BadJson;
import org.latentatlas.json.Json;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkJson;
import org.teavm.jso.browser.Location;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Makes a short link of the walk, copies it where that is allowed, and shows it. */
final class Sharing {
    private final HTMLElement row = Elements.find("shared");
    private final HTMLElement sentence = Elements.find("shared-text");
    private final HTMLInputElement link = (HTMLInputElement) Elements.find("shared-link");
    private final HTMLInputElement button = (HTMLInputElement) Elements.find("share");

    /** Sends the walk to the server. */
    void share(@Nullable Walk walk) {
        if (walk == null) {
            return;
        }
        button.setDisabled(true);
        Downloads.post("/api/v1/walks", WalkJson.write(walk), answer -> {
            button.setDisabled(false);
            row.setHidden(false);
            if (answer.status() == 201 || answer.status() == 200) {
                succeed(Json.parse(answer.text()).get("url").text());
            } else {
                link.setHidden(true);
                row.setClassName("shared failed");
                sentence.setInnerText(Words.shareFailed(answer.status(), detail(answer.text())));
            }
        });
    }

    /** The walk has changed: an older link no longer belongs to it. */
    void forget() {
        row.setHidden(true);
    }

    private void succeed(String url) {
        Location here = Location.current();
        link.setValue(url.startsWith("/") ? here.getProtocol() + "//" + here.getHost() + url : url);
        link.setHidden(false);
        row.setClassName("shared");
        link.focus();
        link.select();
        sentence.setInnerText(Words.shared(false));
        Clipboard clipboard = Clipboard.mine();
        if (clipboard != null) {
            clipboard
                    .writeText(link.getValue())
                    .then(
                            done -> {
                                sentence.setInnerText(Words.shared(true));
                                return done;
                            },
                            refused -> null); // the link stands there, selected
        }
    }

    /** What the server says is wrong (RFC 9457), or nothing. */
    private static String detail(String answer) {
        try {
            Json problem = Json.parse(answer);
            return problem.has("detail") ? problem.get("detail").text() : "";
        } catch (BadJson e) {
            return "";
        }
    }
}
