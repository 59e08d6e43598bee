package org.latentatlas.client.page;

import org.latentatlas.json.Json;

/**
 * A model as the server describes it in a page: what a visitor's browser needs to encode and decode.
 *
 * @param decoder address, and so on
 */
record ModelFiles(String id, String name, int latentSize, String decoder, String encoder, String encodedTest) {
    /** Reads the model's card. */
    static ModelFiles of(Json card) {
        return new ModelFiles(
                card.get("id").text(),
                card.get("name").text(),
                card.get("latentSize").integer(),
                card.get("decoder").get("url").text(),
                card.get("encoder").get("url").text(),
                card.get("encodedTest").get("url").text());
    }
}
