package org.latentatlas.server.web;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.latentatlas.server.models.ModelCard.Metric;

/** One figure of a model as a visitor reads it, in the page's language. */
public record FigureView(Page page, Metric metric) {
    private static final String AGGREGATE = "aggregate-posterior-sliced-wasserstein";

    /** What the figure is called. */
    public String name() {
        return switch (metric.name()) {
            case "negative-elbo" -> page.text("models.elbo");
            case "reconstruction" -> page.text("models.reconstruction");
            case "kl" -> page.text("models.kl");
            case "negative-log-likelihood" -> page.text("models.likelihood");
            case "grid-negative-log-likelihood" -> page.text("models.exact");
            case "active-units" -> page.text("models.active");
            case AGGREGATE -> page.text("models.aggregate");
            case "nearest-neighbour-accuracy" -> page.text("models.neighbours");
            default -> metric.name();
        };
    }

    /** The value with as many digits as it deserves: 131.18, 19, 0.103, 87.8 %. */
    public String value() {
        return value(metric.value());
    }

    /** Another model's value of the same figure; a dash where it has none. */
    public String value(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return switch (metric.name()) {
            case "active-units" -> Wording.whole(value);
            case AGGREGATE -> String.format(Locale.ROOT, "%.3f", value);
            case "nearest-neighbour-accuracy" -> page.text("models.percent", percent(value));
            default -> Wording.nats(value);
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** The standard error with a sign, or nothing. */
    public String error() {
        if (Double.isNaN(metric.standardError())) {
            return "";
        }
        return "± " + value(metric.standardError());
    }

    /** What the value counts. */
    public String unit() {
        return switch (metric.name()) {
            case "active-units" ->
                page.text("models.unit-dimensions", metric.byDimension().size());
            case AGGREGATE -> page.text("models.unit-latent");
            case "nearest-neighbour-accuracy" -> page.text("models.unit-images");
            default -> page.text("models.unit-nats");
        };
    }

    /** The part of the data that the figure is of, samples, and what it says of the dimensions. */
    public String note() {
        String split = metric.split().equals("test") ? page.text("models.split-test") : page.text("models.split-train");
        String note = switch (metric.samples()) {
            case 0 -> split;
            case 1 -> page.text("models.value-one", split);
            default -> page.text("models.value-of", split, metric.samples());
        };
        return note + dimensions();
    }

    private String dimensions() {
        List<Double> each = metric.byDimension();
        if (each.isEmpty() || metric.name().equals("active-units")) {
            return "";
        }
        String least = value(Collections.min(each));
        return " · " + page.text("models.by-dimension", least, value(Collections.max(each)));
    }

    /** Where the figure is defined on the page of models. */
    public String anchor() {
        return metric.name();
    }

    /** Class of the figure's concept, which gives it its colour. */
    public String concept() {
        return ModelView.concept(metric);
    }

    /** Whether the value speaks for a model rather than for the other one; a smaller KL or more active units do not. */
    public boolean better(double mine, double other) {
        return switch (metric.name()) {
            case "negative-elbo", "negative-log-likelihood", "grid-negative-log-likelihood", AGGREGATE -> mine < other;
            case "reconstruction", "nearest-neighbour-accuracy" -> mine > other;
            default -> false;
        };
    }
}
