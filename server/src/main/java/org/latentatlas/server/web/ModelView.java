package org.latentatlas.server.web;

import java.util.Collections;
import java.util.List;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.ModelCard.Metric;

/**
 * A model as pages show it.
 *
 * @param parameters of decoder and encoder together
 */
public record ModelView(Model model, List<Metric> metrics, long parameters) {
    static ModelView of(Model model) {
        return new ModelView(model, ModelCard.metrics(model), ModelCard.parameters(ModelCard.json(model)));
    }

    /** Whether the whole latent space is one plane. */
    public boolean flat() {
        return model.latentSize() == 2;
    }

    /** The coordinates of the origin as the client writes a point's: at most four of them. */
    public String origin() {
        String shown = String.join(", ", Collections.nCopies(Math.min(4, model.latentSize()), "0.00"));
        return model.latentSize() > 4 ? shown + ", …" : shown;
    }

    /** log p(z) at the origin, in nats. */
    public String densityAtOrigin() {
        return Wording.nats(-0.5 * model.latentSize() * Math.log(2 * Math.PI));
    }

    /** The figure to name a model by: its negative ELBO, where it has one. */
    public List<Metric> headline() {
        return named("negative-elbo");
    }

    /** The best known of log p(x): exact where the card has it. */
    public List<Metric> logLikelihood() {
        List<Metric> exact = named("grid-negative-log-likelihood");
        return exact.isEmpty() ? named("negative-log-likelihood") : exact;
    }

    private List<Metric> named(String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).toList();
    }

    /** Class of a figure's concept, which gives it its colour. */
    public static String concept(Metric metric) {
        return switch (metric.name()) {
            case "kl", "reconstruction" -> metric.name();
            case "active-units", "aggregate-posterior-sliced-wasserstein", "nearest-neighbour-accuracy" -> "";
            default -> "elbo";
        };
    }
}
