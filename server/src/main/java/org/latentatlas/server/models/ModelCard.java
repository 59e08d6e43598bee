package org.latentatlas.server.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The card of a model, as the API gives it and as pages show it. */
public final class ModelCard {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelCard() {}

    /** The stored card with what the registry knows: id, whether it is published, where the files lie. */
    public static ObjectNode json(Model model) {
        ObjectNode card = stored(model);
        ObjectNode json = JSON.createObjectNode();
        json.put("id", model.id());
        json.put("name", model.name());
        json.put("latentSize", model.latentSize());
        json.put("published", model.published());
        json.set("decoder", file(model.decoder(), card.path("decoder")));
        json.set("encoder", file(model.encoder(), card.path("encoder")));
        json.set("encodedTest", file(model.encodedTest(), card.path("encodedTest")));
        card.remove(List.of("id", "name", "latentSize", "published", "decoder", "encoder", "encodedTest"));
        json.setAll(card);
        return json;
    }

    private static ObjectNode file(String sha256, JsonNode described) {
        ObjectNode file = JSON.createObjectNode();
        file.put("url", "/weights/" + sha256 + ".safetensors");
        file.put("sha256", sha256);
        for (String key : List.of("bytes", "parameters")) {
            if (described.has(key)) {
                file.set(key, described.get(key));
            }
        }
        return file;
    }

    /** Weights and biases of decoder and encoder together. */
    public static long parameters(JsonNode card) {
        return card.at("/decoder/parameters").asLong()
                + card.at("/encoder/parameters").asLong();
    }

    /** Name of the data set that it was trained on; empty where its card does not say. */
    public static String dataSet(Model model) {
        return stored(model).at("/dataset/name").asText("");
    }

    private static ObjectNode stored(Model model) {
        try {
            return (ObjectNode) JSON.readTree(model.card());
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalStateException("the card of model " + model.id() + " is no JSON object", e);
        }
    }

    /**
     * One figure of a model.
     *
     * @param name such as {@code negative-elbo}
     * @param standardError of the value over the images; NaN where the card has none
     * @param byDimension what the figure says of every latent dimension; empty where it says nothing
     * @param samples of z per image; 0 where none was drawn
     * @param definition a sentence that says how it was computed
     */
    public record Metric(
            String name,
            double value,
            double standardError,
            List<Double> byDimension,
            String unit,
            String split,
            int samples,
            String definition) {}

    /** The test figures on the card, in its order. */
    public static List<Metric> metrics(Model model) {
        var metrics = new ArrayList<Metric>();
        for (JsonNode metric : stored(model).path("metrics")) {
            var byDimension = new ArrayList<Double>();
            metric.path("byDimension").forEach(value -> byDimension.add(value.asDouble()));
            metrics.add(new Metric(
                    metric.path("name").asText(),
                    metric.path("value").asDouble(),
                    metric.path("standardError").asDouble(Double.NaN),
                    List.copyOf(byDimension),
                    metric.path("unit").asText(),
                    metric.path("split").asText(),
                    metric.path("samples").asInt(),
                    metric.path("definition").asText()));
        }
        return List.copyOf(metrics);
    }
}
