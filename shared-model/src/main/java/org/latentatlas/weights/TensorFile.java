package org.latentatlas.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a weights file holds: tensors by name and texts by name, in the order of the file. Immutable. */
public record TensorFile(Map<String, Tensor> tensors, Map<String, String> metadata) {
    /** Copies both maps. */
    public TensorFile {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * The tensor of that name.
     *
     * @throws DamagedFile where there is none
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new DamagedFile(
                    "the weights have no tensor \"" + name + "\"; they have " + String.join(", ", tensors.keySet()));
        }
        return tensor;
    }

    /**
     * The text of that name.
     *
     * @throws DamagedFile where there is none
     */
    public String text(String name) {
        String text = metadata.get(name);
        if (text == null) {
            throw new DamagedFile("the weights have no metadata \"" + name + "\"");
        }
        return text;
    }
}
