package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.json.Json;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;

/**
 * What the server wrote into the page for the client.
 *
 * @param model the model's id
 * @param encodedTest address of the encoded test set
 * @param dataSet the name of the data set that the model was trained on
 * @param walk the walk that the page shows, if any
 * @param walkId the short text of that walk's address, or empty
 */
record PageData(
        String model,
        int latentSize,
        String decoder,
        String encodedTest,
        String dataSet,
        @Nullable Walk walk,
        String walkId) {
    /** Reads the element {@code #atlas-data}. */
    static PageData read() {
        Json json = Json.parse(Elements.find("atlas-data").getInnerText());
        Json model = json.get("model");
        return new PageData(
                model.get("id").text(),
                model.get("latentSize").integer(),
                model.get("decoder").get("url").text(),
                model.get("encodedTest").get("url").text(),
                model.has("dataset") ? model.get("dataset").get("name").text() : "",
                json.has("walkText") ? WalkText.read(json.get("walkText").text()) : null,
                json.has("id") ? json.get("id").text() : "");
    }

    /** The address of a picture of the data set. */
    String picture(String split, int index) {
        return "/datasets/" + dataSet + "/" + split + "/" + index + ".png";
    }
}
