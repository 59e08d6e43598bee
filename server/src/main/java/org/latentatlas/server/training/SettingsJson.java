package org.latentatlas.server.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Training settings as JSON. What older settings lack has the value of {@link TrainingSettings#defaults()}. */
public final class SettingsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SettingsJson() {}

    /** One line. */
    public static String write(TrainingSettings settings) {
        return tree(settings).toString();
    }

    /**
     * The settings of a text that {@link #write} made.
     *
     * @throws IllegalArgumentException for another text
     */
    public static TrainingSettings read(String text) {
        try {
            return read(TrainingSettings.defaults(), JSON.readTree(text));
        } catch (JsonProcessingException misfit) {
            throw new IllegalArgumentException("these are no settings: " + misfit.getOriginalMessage(), misfit);
        }
    }

    /** An object with a field for every component. */
    public static ObjectNode tree(TrainingSettings settings) {
        return JSON.valueToTree(settings);
    }

    /** The same settings but for some, given by the names of their components. */
    static TrainingSettings read(TrainingSettings settings, JsonNode changes) throws JsonProcessingException {
        ObjectNode tree = tree(settings);
        changes.properties().forEach(change -> tree.set(change.getKey(), change.getValue()));
        return JSON.treeToValue(tree, TrainingSettings.class);
    }
}
