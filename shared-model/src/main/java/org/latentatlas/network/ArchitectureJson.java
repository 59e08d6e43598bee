package org.latentatlas.network;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.json.Json;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Add;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.LayerShape.TransposedConvolution;

/** The description of a network as JSON, as a weights file carries it under the key {@code architecture}. */
public final class ArchitectureJson {
    private static final List<String> PICTURE_KEYS =
            List.of("inChannels", "outChannels", "height", "width", "kernel", "stride", "padding");

    private ArchitectureJson() {}

    /** Canonical text: fixed order of keys, no white space. */
    public static String write(Architecture architecture) {
        StringBuilder text = new StringBuilder("{\"prefix\":");
        text.append(Json.quote(architecture.prefix())).append(",\"layers\":[");
        String comma = "";
        for (LayerShape layer : architecture.layers()) {
            text.append(comma);
            append(text, layer);
            comma = ",";
        }
        return text.append("]}").toString();
    }

    private static void append(StringBuilder text, LayerShape layer) {
        if (layer instanceof Dense dense) {
            text.append("{\"type\":\"dense\",\"inputs\":").append(dense.inputs());
            text.append(",\"outputs\":").append(dense.outputs());
        } else if (layer instanceof Activation activation) {
            text.append("{\"type\":\"").append(activation.function().label());
            text.append("\",\"size\":").append(activation.size());
        } else if (layer instanceof Add add) {
            text.append("{\"type\":\"add\",\"from\":").append(add.from());
            text.append(",\"size\":").append(add.size());
        } else if (layer instanceof Convolution c) {
            text.append("{\"type\":\"convolution\"");
            append(text, c.inChannels(), c.outChannels(), c.height(), c.width(), c.kernel(), c.stride(), c.padding());
        } else if (layer instanceof TransposedConvolution t) {
            text.append("{\"type\":\"transposed-convolution\"");
            append(text, t.inChannels(), t.outChannels(), t.height(), t.width(), t.kernel(), t.stride(), t.padding());
        }
        text.append('}');
    }

    private static void append(StringBuilder text, int... sizes) {
        for (int i = 0; i < sizes.length; i++) {
            text.append(",\"").append(PICTURE_KEYS.get(i)).append("\":").append(sizes[i]);
        }
    }

    /**
     * Reads a description.
     *
     * @throws org.latentatlas.json.BadJson where the text is no JSON or lacks a value
     * @throws UnfitNetwork where the layers do not fit each other
     */
    public static Architecture read(String text) {
        Json json = Json.parse(text);
        List<LayerShape> layers = new ArrayList<>();
        for (Json layer : json.get("layers").items()) {
            layers.add(layer(layer));
        }
        return new Architecture(json.get("prefix").text(), layers);
    }

    private static LayerShape layer(Json json) {
        String type = json.get("type").text();
        if (type.equals("dense")) {
            return new Dense(json.get("inputs").integer(), json.get("outputs").integer());
        }
        if (type.equals("convolution")) {
            int[] sizes = sizes(json);
            return new Convolution(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6]);
        }
        if (type.equals("transposed-convolution")) {
            int[] sizes = sizes(json);
            return new TransposedConvolution(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6]);
        }
        if (type.equals("add")) {
            return new Add(json.get("from").integer(), json.get("size").integer());
        }
        for (Activation.Function function : Activation.Function.values()) {
            if (type.equals(function.label())) {
                return new Activation(function, json.get("size").integer());
            }
        }
        throw new UnfitNetwork("a layer of the unknown type \"" + type + "\"; expected dense, convolution, "
                + "transposed-convolution, add, silu, relu or tanh");
    }

    private static int[] sizes(Json json) {
        int[] sizes = new int[PICTURE_KEYS.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = json.get(PICTURE_KEYS.get(i)).integer();
        }
        return sizes;
    }
}
