package org.latentatlas.server.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Training settings as JSON, for the form, the API, the command line, checkpoints and cards: one line with all fields, in the order of
 * {@link TrainingSettings}, numbers in their shortest form. What is missing, in older settings too, has the value of {@link
 * TrainingSettings#defaults(String, String)}; a field of another name is refused.
 */
public final class SettingsJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** The settings as fields of their types. */
    static final ObjectNode TYPES = JSON.valueToTree(TrainingSettings.defaults());

    private static final int MOST_SIZES = 100;

    private SettingsJson() {}

    /** The canonical text. Equal settings have equal texts. */
    public static String write(TrainingSettings settings) {
        return tree(settings).toString();
    }

    /** The canonical text as a part of other JSON. */
    public static ObjectNode tree(TrainingSettings settings) {
        ObjectNode tree = JSON.valueToTree(settings);
        tree.properties().forEach(field -> {
            if (field.getValue().isDouble()) {
                field.setValue(shortest(field.getValue().doubleValue()));
            }
        });
        return tree;
    }

    /** A number with the fewest digits that mean it. */
    private static JsonNode shortest(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return NODES.numberNode((long) value);
        }
        if (!Double.isFinite(value)) {
            return NODES.numberNode(value);
        }
        var exact = new BigDecimal(value);
        int digits = 1;
        while (exact.round(new MathContext(digits)).doubleValue() != value) {
            digits++;
        }
        return NODES.numberNode(exact.round(new MathContext(digits)).stripTrailingZeros());
    }

    /**
     * The settings of a text.
     *
     * @throws InvalidSettings when it is no JSON object, or a field is unknown or of another type; ranges are not looked at
     */
    public static TrainingSettings read(String text) {
        var problems = new ArrayList<SettingProblem>();
        TrainingSettings settings = read(parse(text), problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return settings;
    }

    /**
     * The object of a text.
     *
     * @throws InvalidSettings when it is no JSON object
     */
    static ObjectNode parse(String text) {
        String why = "it is something else.";
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException misfit) {
            why = misfit.getOriginalMessage();
        }
        throw new InvalidSettings(List.of(new SettingProblem("settings", "The settings are no JSON object: " + why)));
    }

    /**
     * Settings that a run can begin with.
     *
     * @throws InvalidSettings when a field is unknown, cannot be read or cannot be used; it names all of them
     */
    public static TrainingSettings usable(JsonNode given) {
        return usable(given, List.of());
    }

    /**
     * The same where it is known which data sets there are.
     *
     * @param dataSets their names; none where that is not known
     */
    public static TrainingSettings usable(JsonNode given, List<String> dataSets) {
        var problems = new ArrayList<SettingProblem>();
        TrainingSettings settings = read(given, problems);
        settings.validate(dataSets).stream()
                .filter(problem ->
                        problems.stream().noneMatch(other -> other.field().equals(problem.field())))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return settings;
    }

    /** The settings with what can be read; what cannot keeps its default and is added to the problems. */
    private static TrainingSettings read(JsonNode given, List<SettingProblem> problems) {
        if (!given.isObject()) {
            problems.add(new SettingProblem("settings", "The settings are no JSON object."));
        }
        ObjectNode fields = NODES.objectNode();
        given.properties().forEach(field -> {
            String name = field.getKey();
            String problem = problem(name, field.getValue());
            if (problem == null) {
                fields.set(name, field.getValue());
            } else {
                problems.add(new SettingProblem(name, problem));
            }
        });
        String network = fields.path("network").asText("dense");
        String objective = fields.path("objective").asText("vae");
        return change(TrainingSettings.defaults(network, objective), fields);
    }

    /** The same settings with other values of some fields, all known and of the right type. */
    static TrainingSettings change(TrainingSettings settings, JsonNode changes) {
        ObjectNode tree = JSON.valueToTree(settings);
        changes.properties().forEach(change -> tree.set(change.getKey(), change.getValue()));
        try {
            return JSON.treeToValue(tree, TrainingSettings.class);
        } catch (JsonProcessingException misfit) {
            throw new IllegalArgumentException("these are no settings: " + changes, misfit);
        }
    }

    private static @Nullable String problem(String name, JsonNode value) {
        JsonNode type = TYPES.get(name);
        if (type == null) {
            return name + " is not a setting.";
        }
        String text = value.toString();
        String came = name + " is " + (text.length() <= 40 ? text : text.substring(0, 40) + "…");
        if (type.isTextual()) {
            return value.isTextual() ? null : came + "; expected a text.";
        }
        if (type.isArray()) {
            return isSizes(value) ? null : came + "; expected a list of whole numbers, such as 64, 128.";
        }
        if (type.isDouble()) {
            return value.isNumber() && Double.isFinite(value.doubleValue()) ? null : came + "; expected a number.";
        }
        boolean whole =
                value.isIntegralNumber() && (type.isLong() ? value.canConvertToLong() : value.canConvertToInt());
        return whole ? null : came + "; expected a whole number.";
    }

    private static boolean isSizes(JsonNode value) {
        boolean fits = value.isArray() && value.size() <= MOST_SIZES;
        for (JsonNode size : value) {
            fits = fits && size.isIntegralNumber() && size.canConvertToInt();
        }
        return fits;
    }
}
