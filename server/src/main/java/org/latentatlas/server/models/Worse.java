package org.latentatlas.server.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.latentatlas.server.models.ModelCard.Metric;

/** Whether one model is worse than another, by the figure that every card has: the negative ELBO on the test images. */
final class Worse {
    private static final String FIGURE = "negative-elbo";
    private static final double ERRORS = 2; // standard errors of the difference within which two models are alike

    private Worse() {}

    /**
     * Refuses a model whose figure is higher than the published one's by more than chance. Models of other data, or of pixels that
     * count otherwise, do not compare and pass.
     *
     * @throws WorseModel where it is worse
     */
    static void refuse(Model model, Model published) {
        Optional<Metric> mine = figure(model);
        Optional<Metric> theirs = figure(published);
        if (mine.isEmpty() || theirs.isEmpty() || !data(model).equals(data(published))) {
            return;
        }
        double difference = mine.get().value() - theirs.get().value();
        double error = Math.hypot(known(mine.get()), known(theirs.get()));
        if (difference > ERRORS * error) {
            throw new WorseModel(
                    model,
                    String.format(
                            Locale.ROOT,
                            "\"%s\" is worse than the model that the site serves: its negative ELBO on the test images is %.2f nats,"
                                    + " that of \"%s\" %.2f.",
                            model.name(),
                            mine.get().value(),
                            published.name(),
                            theirs.get().value()));
        }
    }

    private static Optional<Metric> figure(Model model) {
        return ModelCard.metrics(model).stream()
                .filter(metric -> metric.name().equals(FIGURE))
                .findFirst();
    }

    private static double known(Metric metric) {
        return Double.isNaN(metric.standardError()) ? 0 : metric.standardError();
    }

    /** Data set and kind of pixels: what must be the same for two figures to compare. */
    private static String data(Model model) {
        JsonNode card = ModelCard.json(model);
        return card.at("/dataset/name").asText() + " "
                + card.at("/settings/likelihood").asText();
    }
}
