package org.latentatlas.client.page;

import java.util.HashMap;
import java.util.Map;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.json.Json;

/** The texts that the client writes, in the language of the page: those that the server has under {@code client.}. */
final class Texts {
    private static final Map<String, String> ALL = read();

    private Texts() {}

    private static Map<String, String> read() {
        Map<String, String> texts = new HashMap<>();
        if (Elements.has("texts")) {
            Json json = Json.parse(Elements.find("texts").getInnerText());
            for (String key : json.keys()) {
                texts.put(key, json.get(key).text());
            }
        }
        return texts;
    }

    /** The text of a key with values in place of {@code {0}}, {@code {1}} and so on; the key itself where there is none. */
    static String of(String key, String... values) {
        String text = ALL.getOrDefault(key, key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }
}
