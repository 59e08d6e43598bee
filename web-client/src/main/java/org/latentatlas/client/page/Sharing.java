package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.json.BadJson;
import org.latentatlas.json.Json;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkJson;
import org.latentatlas.walk.WalkText;
import org.teavm.jso.browser.Location;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Makes links of a walk: a short one that the server keeps, copied where that is allowed, and a complete one that needs no server's memory. */
final class Sharing {
    private final HTMLElement row = Elements.find("shared");
    private final HTMLElement sentence = Elements.find("shared-text");
    private final CopyField link = new CopyField("shared-link", "shared-copy", "shared-text");
    private final HTMLInputElement button = (HTMLInputElement) Elements.find("share");

    /** Has the server keep the walk; where it cannot, the complete link stands there instead. */
    void share(@Nullable Walk walk) {
        if (walk != null) {
            button.setDisabled(true);
            shorten(
                    walk,
                    url -> {
                        show(url, "shared");
                        link.select();
                        sentence.setInnerText(Words.shared(false));
                        link.copy(Words.shared(true), Words.shared(false));
                        button.setDisabled(false);
                    },
                    why -> {
                        show(complete(walk), "shared failed");
                        link.select();
                        why.tell(sentence, Words.shareCompletely(why.reason()));
                        button.setDisabled(false);
                    });
        }
    }

    /** Hands over a short link of the walk, or why there is none. */
    static void shorten(Walk walk, Consumer<String> made, Consumer<Failure> failed) {
        Downloads.post("/api/v1/walks", WalkJson.write(walk), answer -> {
            String url = answer.status() == 201 || answer.status() == 200 ? member(answer.text(), "url") : "";
            if (url.isEmpty()) {
                failed.accept(Failure.notShared(answer.status()));
            } else {
                made.accept(url.startsWith("/") ? site() + url : url);
            }
        });
    }

    /** The link that has the whole walk in its fragment, and names the walk's model. */
    static String complete(Walk walk) {
        return site() + "/?model=" + walk.model() + "#w=" + WalkText.write(walk);
    }

    /** The link that was made of the walk since it last changed; else the complete one. */
    String link(Walk walk) {
        return row.isHidden() ? complete(walk) : link.text();
    }

    /** The address of this site, without a slash at its end. */
    static String site() {
        Location here = Location.current();
        return here.getProtocol() + "//" + here.getHost();
    }

    /** The walk has changed: an older link no longer belongs to it. */
    void forget() {
        row.setHidden(true);
    }

    private void show(String url, String kind) {
        link.show(url);
        row.setClassName(kind);
        row.setHidden(false);
    }

    /** A text of an answer, or nothing: what stands between here and the server may answer anything. */
    private static String member(String answer, String key) {
        try {
            Json json = Json.parse(answer);
            return json.has(key) ? json.get(key).text() : "";
        } catch (BadJson e) {
            return "";
        }
    }
}
