package org.latentatlas.bench.race;

import java.util.List;
import java.util.Optional;
import org.latentatlas.bench.Times;

/**
 * A ratio that is to be reached against the better peer.
 *
 * @param words what is compared
 * @param limit at most this where less is better, at least this where more is
 */
record Target(String words, String candidate, String network, String measure, double limit) {
    private static final String STRICT = Candidate.STRICT.name();
    private static final String RELAXED = Candidate.RELAXED.name();

    /** All of them. */
    static final List<Target> ALL = List.of(
            new Target("one digit, MLP", STRICT, "mlp", Row.ONE_DIGIT, 0.6),
            new Target("one digit, convolutional", STRICT, "conv", Row.ONE_DIGIT, 0.5),
            new Target("map, strict, MLP", STRICT, "mlp", Row.MAP, 1.3),
            new Target("map, strict, convolutional", STRICT, "conv", Row.MAP, 2.0),
            new Target("map, relaxed, MLP", RELAXED, "mlp", Row.MAP, 1.7),
            new Target("map, relaxed, convolutional", RELAXED, "conv", Row.MAP, 2.2),
            new Target("code bytes, least page", "latent-atlas least page", "mlp", Row.CODE_BYTES, 0.2),
            new Target("code bytes, the site", "latent-atlas site", "mlp", Row.CODE_BYTES, 0.2),
            new Target("first digit, least page, MLP", "latent-atlas least page", "mlp", Row.FIRST_DIGIT, 0.5),
            new Target(
                    "first digit, least page, convolutional", "latent-atlas least page", "conv", Row.FIRST_DIGIT, 0.5),
            new Target("first digit, the site", "latent-atlas site", "mlp", Row.FIRST_DIGIT, 0.5));

    /** A line of the report's table. */
    String line(Results results) {
        Optional<Row> ours = results.find(candidate, network, measure);
        Optional<Row> same = results.bestPeer(network, measure, 1);
        Optional<Row> any = results.bestPeer(network, measure, 0);
        if (ours.isEmpty() || same.isEmpty() || any.isEmpty()) {
            return "| " + words + " | did not run | | | | |";
        }
        boolean speed = ours.get().isSpeed();
        double ratio = ours.get().median() / same.get().median();
        boolean reached = speed ? ratio >= limit : ratio <= limit;
        return "| " + words + " | " + Times.text(ours.get().median()) + " | " + peer(same.get()) + " | **"
                + Results.ratio(ours.get(), same.get()) + "** | " + (speed ? "≥ " : "≤ ") + limit + ", "
                + (reached ? "reached" : "not reached") + " | " + Results.ratio(ours.get(), any.get()) + " against "
                + peer(any.get()) + " |";
    }

    private static String peer(Row peer) {
        return Times.text(peer.median()) + " (" + peer.candidate()
                + (peer.threads() > 1 ? ", " + peer.threads() + " threads)" : ")");
    }
}
