package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.ModelCard.Metric;

/** A model's card as a visitor reads it. Immutable. */
public final class ModelCardView {
    private final Model model;
    private final ObjectNode card;
    private final JsonNode settings;
    private final String picture;

    /** {@code picture} is the address of the map's picture. */
    ModelCardView(Model model, String picture) {
        this.model = model;
        this.card = ModelCard.json(model);
        this.settings = card.path("settings");
        this.picture = picture;
    }

    public String id() {
        return model.id();
    }

    public String name() {
        return model.name();
    }

    public boolean published() {
        return model.published();
    }

    public int latentSize() {
        return model.latentSize();
    }

    public String picture() {
        return picture;
    }

    /** Where its map is. */
    public String mapUrl() {
        return model.published() ? "/" : "/?model=" + model.id();
    }

    /** Key of the text that says of what kind its networks are, with place for their sizes. */
    public String kind() {
        return switch (settings.path("network").asText()) {
            case "convolutional" -> "models.convolutional";
            case "residual" -> "models.residual";
            default -> "models.dense";
        };
    }

    /** Sizes of the layers from z to the pixels: {@code 2 → 128 → 784}. */
    public String decoderSizes() {
        return sizes(latentSize(), hidden("hidden"), 784);
    }

    /** Sizes of the layers from the pixels to mean and log-variance. */
    public String encoderSizes() {
        List<String> hidden = hidden("encoderHidden");
        if (hidden.isEmpty()) {
            hidden = new ArrayList<>(hidden("hidden"));
            Collections.reverse(hidden);
        }
        return sizes(784, hidden, 2 * latentSize());
    }

    private List<String> hidden(String setting) {
        var sizes = new ArrayList<String>();
        settings.path(setting).forEach(size -> sizes.add(size.asText()));
        return sizes;
    }

    private static String sizes(int first, List<String> hidden, int last) {
        return first + " → " + (hidden.isEmpty() ? "" : String.join(" → ", hidden) + " → ") + last;
    }

    public long parameters() {
        return ModelCard.parameters(card);
    }

    public String dataSet() {
        String name = card.at("/dataset/name").asText();
        return name.equals("mnist") ? "MNIST" : name;
    }

    public String beta() {
        return settings.path("beta").asText("1");
    }

    public boolean binarised() {
        return settings.path("likelihood").asText().equals("binarised");
    }

    /** The figures on the card, in its order. */
    public List<FigureView> figures(Page page) {
        return ModelCard.metrics(model).stream()
                .map(metric -> new FigureView(page, metric))
                .toList();
    }

    /** The figure of that name, or NaN. */
    public double figure(String name) {
        return ModelCard.metrics(model).stream()
                .filter(metric -> metric.name().equals(name))
                .mapToDouble(Metric::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    public String decoderHash() {
        return model.decoder();
    }

    public String encoderHash() {
        return model.encoder();
    }

    public String decoderBytes() {
        return kilobytes(card.at("/decoder/bytes").asLong());
    }

    public String encoderBytes() {
        return kilobytes(card.at("/encoder/bytes").asLong());
    }

    private static String kilobytes(long bytes) {
        return bytes >= 1_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : Math.max(1, Math.round(bytes / 1e3)) + " kB";
    }

    /** The command that trains it again; empty where the card has none. */
    public String command() {
        return card.path("command").asText("");
    }

    public String seed() {
        return card.path("seed").asText("");
    }

    public String epochs() {
        return settings.path("epochs").asText("");
    }

    public String batch() {
        return settings.path("batch").asText("");
    }
}
