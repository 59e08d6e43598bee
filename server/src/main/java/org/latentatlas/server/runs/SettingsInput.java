package org.latentatlas.server.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.latentatlas.server.training.SettingProblem;
import org.latentatlas.server.training.SettingsJson;
import org.latentatlas.server.training.TrainingSettings;

/**
 * Training settings as a form or a program sent them. What is missing keeps its default; what cannot be read, or cannot
 * be used, gives a sentence for its field.
 */
public final class SettingsInput {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 40;
    private static final Set<String> TEXTS =
            Set.of("dataset", "network", "activation", "objective", "likelihood", "schedule", "precision", "device");
    private static final Set<String> LISTS = Set.of("hidden", "encoderHidden");
    private static final Set<String> WHOLE_NUMBERS =
            Set.of("latentSize", "samples", "betaWarmUp", "epochs", "batch", "threads", "limit");

    private SettingsInput() {}

    /**
     * Settings from a JSON object.
     *
     * @throws InvalidSettings when one of them cannot be read or used, or is unknown
     */
    public static TrainingSettings fromJson(JsonNode given) {
        var problems = new ArrayList<SettingProblem>();
        ObjectNode settings = SettingsJson.tree(TrainingSettings.defaults());
        if (!given.isObject()) {
            problems.add(new SettingProblem("settings", "The settings are no JSON object."));
        }
        given.fieldNames().forEachRemaining(field -> {
            if (!settings.has(field)) {
                problems.add(new SettingProblem(field, field + " is not a setting."));
            } else if (fits(field, given.get(field))) {
                settings.set(field, given.get(field));
            } else {
                problems.add(new SettingProblem(
                        field, field + " is " + excerpt(given.get(field)) + "; expected " + expected(field) + "."));
            }
        });
        TrainingSettings read = read(settings);
        read.validate().stream()
                .filter(problem ->
                        problems.stream().noneMatch(other -> other.field().equals(problem.field())))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return read;
    }

    /**
     * Settings from a form's fields: numbers as text, hidden sizes separated by commas or spaces.
     *
     * @throws InvalidSettings as {@link #fromJson}
     */
    public static TrainingSettings fromForm(Map<String, String> fields) {
        ObjectNode given = NODES.objectNode();
        fields.forEach((field, text) -> {
            String value = text.strip();
            if (TEXTS.contains(field)) {
                given.put(field, value);
            } else if (LISTS.contains(field)) {
                ArrayNode sizes = given.putArray(field);
                if (!value.isEmpty()) {
                    List.of(value.split("[,\\s]+", -1)).forEach(size -> sizes.add(number(size)));
                }
            } else {
                given.set(field, number(value));
            }
        });
        return fromJson(given);
    }

    /** What is wrong with a form's fields, so far; empty when nothing is. */
    public static List<SettingProblem> problems(Map<String, String> fields) {
        try {
            fromForm(fields);
            return List.of();
        } catch (InvalidSettings e) {
            return e.problems();
        }
    }

    /** A number node; the text itself when it is none. */
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

    private static boolean fits(String field, JsonNode value) {
        if (TEXTS.contains(field)) {
            return value.isTextual();
        }
        Predicate<JsonNode> wholeNumber = node -> node.isIntegralNumber() && node.canConvertToInt();
        if (WHOLE_NUMBERS.contains(field)) {
            return wholeNumber.test(value);
        }
        return switch (field) {
            case "hidden", "encoderHidden" -> value.isArray() && value.size() <= 100 && all(value, wholeNumber);
            case "seed" -> value.isIntegralNumber() && value.canConvertToLong();
            default -> value.isNumber() && Double.isFinite(value.doubleValue());
        };
    }

    private static boolean all(JsonNode array, Predicate<JsonNode> test) {
        for (JsonNode element : array) {
            if (!test.test(element)) {
                return false;
            }
        }
        return true;
    }

    private static String expected(String field) {
        if (TEXTS.contains(field)) {
            return "a text";
        }
        return switch (field) {
            case "hidden", "encoderHidden" -> "a list of whole numbers, such as 64, 128";
            case "beta", "learningRate", "averaging" -> "a number";
            default -> "a whole number";
        };
    }

    private static String excerpt(JsonNode value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static TrainingSettings read(ObjectNode settings) {
        try {
            return JSON.treeToValue(settings, TrainingSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings of checked types cannot be read", e);
        }
    }

    /** The settings as a form's fields show them. */
    public static Map<String, String> formFields(TrainingSettings settings) {
        var fields = new LinkedHashMap<String, String>();
        ObjectNode json = SettingsJson.tree(settings);
        json.properties()
                .forEach(entry -> fields.put(entry.getKey(), entry.getValue().asText()));
        fields.put("beta", plain(settings.beta()));
        fields.put("learningRate", plain(settings.learningRate()));
        fields.put("averaging", plain(settings.averaging()));
        fields.put("hidden", list(settings.hidden()));
        fields.put("encoderHidden", list(settings.encoderHidden()));
        return fields;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String list(List<Integer> sizes) {
        return String.join(", ", sizes.stream().map(String::valueOf).toList());
    }
}
