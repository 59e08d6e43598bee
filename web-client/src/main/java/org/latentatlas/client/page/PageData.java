package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.json.Json;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;

/**
 * What the server wrote into the page for the client.
 *
 * @param walk the walk that the page shows, if any
 * @param walkId the short text of that walk's address, or empty
 */
record PageData(ModelFiles model, @Nullable Walk walk, String walkId) {
    /** Reads the element {@code #atlas-data}. */
    static PageData read() {
        Json json = Json.parse(Elements.find("atlas-data").getInnerText());
        return new PageData(
                ModelFiles.of(json.get("model")),
                json.has("walkText") ? WalkText.read(json.get("walkText").text()) : null,
                json.has("id") ? json.get("id").text() : "");
    }
}
