package org.latentatlas.server.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Training settings as a text for each, by their names: what a form's fields hold and the command line's options. */
public final class SettingsText {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 40;

    private SettingsText() {}

    /** Each setting as a text; sizes are separated by commas. */
    public static Map<String, String> write(TrainingSettings settings) {
        var texts = new LinkedHashMap<String, String>();
        SettingsJson.tree(settings).properties().forEach(field -> texts.put(field.getKey(), text(field.getValue())));
        return texts;
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
        }
        return value.toString().replaceAll("[\\[\\]]", "").replace(",", ", ");
    }

    /**
     * Settings that a run can begin with; what is not given has its default.
     *
     * @param texts sizes are separated by commas or spaces
     * @throws InvalidSettings as {@link SettingsJson#usable}
     */
    public static TrainingSettings usable(Map<String, String> texts) {
        return usable(texts, List.of());
    }

    /** The same where it is known which data sets there are. */
    public static TrainingSettings usable(Map<String, String> texts, List<String> dataSets) {
        return SettingsJson.usable(json(texts), dataSets);
    }

    /** What is wrong with these, so far; empty when nothing is. */
    public static List<SettingProblem> problems(Map<String, String> texts, List<String> dataSets) {
        try {
            usable(texts, dataSets);
            return List.of();
        } catch (InvalidSettings invalid) {
            return invalid.problems();
        }
    }

    /** Fields of the settings' types; a text that is none of its type stays a text, for {@link SettingsJson} to complain of. */
    static ObjectNode json(Map<String, String> texts) {
        ObjectNode json = NODES.objectNode();
        texts.forEach((name, text) -> json.set(name, json(SettingsJson.TYPES.path(name), text.strip())));
        return json;
    }

    private static JsonNode json(JsonNode type, String text) {
        if (type.isTextual()) {
            return NODES.textNode(text);
        }
        if (!type.isArray()) {
            return number(text);
        }
        ArrayNode sizes = NODES.arrayNode();
        if (!text.isEmpty()) {
            List.of(text.split("[,\\s]+", -1)).forEach(size -> sizes.add(number(size)));
        }
        return sizes;
    }

    private static JsonNode number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return NODES.textNode(text);
        }
        try {
            var number = new BigDecimal(text);
            boolean whole = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
            return whole ? NODES.numberNode(number.toBigIntegerExact()) : NODES.numberNode(number.doubleValue());
        } catch (NumberFormatException e) {
            return NODES.textNode(text);
        }
    }
}
