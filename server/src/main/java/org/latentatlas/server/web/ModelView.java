package org.latentatlas.server.web;

import java.util.List;
import java.util.Map;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.ModelCard.Metric;

/**
 * A model as pages show it.
 *
 * @param parameters of decoder and encoder together
 */
public record ModelView(Model model, List<Metric> metrics, long parameters) {
    private static final Map<String, String> NAMES = Map.of(
            "negative-elbo", "Negative ELBO",
            "reconstruction", "Reconstruction",
            "kl", "KL",
            "negative-log-likelihood", "Negative log-likelihood");

    static ModelView of(Model model) {
        var json = ModelCard.json(model);
        long parameters = json.path("decoder").path("parameters").asLong()
                + json.path("encoder").path("parameters").asLong();
        return new ModelView(model, ModelCard.metrics(model), parameters);
    }

    /** The figure to name a model by: its negative ELBO, where it has one. */
    public List<Metric> headline() {
        return metrics.stream()
                .filter(metric -> metric.name().equals("negative-elbo"))
                .toList();
    }

    /** What a figure is called on a page. */
    public static String name(Metric metric) {
        return NAMES.getOrDefault(metric.name(), metric.name());
    }

    /** Class of a figure's concept, which gives it its colour. */
    public static String concept(Metric metric) {
        return switch (metric.name()) {
            case "kl", "reconstruction" -> metric.name();
            default -> "elbo";
        };
    }
}
