package org.latentatlas.client.page;

import org.latentatlas.json.Json;

/**
 * A model as the server describes it in a page: what a visitor's browser needs to encode and decode.
 *
 * @param decoder address, and so on
 * @param dataSet the name of the data set that the model was trained on; empty where nobody knows
 */
record ModelFiles(
        String id, String name, int latentSize, String decoder, String encoder, String encodedTest, String dataSet) {
    /** Reads the model's card. */
    static ModelFiles of(Json card) {
        return new ModelFiles(
                card.get("id").text(),
                card.get("name").text(),
                card.get("latentSize").integer(),
                card.get("decoder").get("url").text(),
                card.get("encoder").get("url").text(),
                card.get("encodedTest").get("url").text(),
                card.has("dataset") ? card.get("dataset").get("name").text() : "");
    }

    /** The address of the training set as the model encodes it. */
    String encodedTrain() {
        return "/models/" + id + "/encoded-train.safetensors";
    }

    /** The address of a picture of the data set. */
    String picture(String split, int index) {
        return "/datasets/" + dataSet + "/" + split + "/" + index + ".png";
    }
}
