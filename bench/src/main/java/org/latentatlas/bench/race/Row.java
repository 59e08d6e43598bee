package org.latentatlas.bench.race;

import java.util.List;
import org.latentatlas.bench.Times;

/**
 * One figure of the results, in the unit that {@code measure} names.
 *
 * @param p95 the value that 19 of 20 samples are at least as good as
 * @param byRound the medians of the single windows, or nothing where there were none
 */
record Row(
        String candidate,
        String network,
        int threads,
        String measure,
        double median,
        double p95,
        List<Double> byRound) {
    static final String ONE_DIGIT = "one-digit-ms";
    static final String MAP = "map-digits-per-s";
    static final String ENCODER = "encoder-ms";
    static final String FIRST_DIGIT = "first-digit-ms";
    static final String CODE_BYTES = "code-bytes";

    /** The row of a lane's windows. */
    static Row of(Rounds.Lane lane, List<Times> windows) {
        Times all = Times.together(windows);
        List<Double> medians = windows.stream().map(Times::median).toList();
        Candidate candidate = lane.entrant().candidate();
        if (lane.measure().equals("map")) {
            double digits = RaceNetwork.MAP * 1000.0;
            List<Double> speeds = medians.stream().map(time -> digits / time).toList();
            return new Row(
                    candidate.name(),
                    lane.network(),
                    candidate.threads(),
                    MAP,
                    digits / all.median(),
                    digits / all.p95(),
                    speeds);
        }
        String measure = lane.measure().equals("one") ? ONE_DIGIT : ENCODER;
        return new Row(
                candidate.name(), lane.network(), candidate.threads(), measure, all.median(), all.p95(), medians);
    }

    /** More is better, or less is. */
    boolean isSpeed() {
        return measure.equals(MAP);
    }

    boolean isPeer() {
        return !candidate.startsWith("latent-atlas");
    }

    /** Quartile 1 or 3 of the windows' medians. */
    double quartile(int quartile) {
        return byRound.isEmpty() ? median : quartile(byRound, quartile);
    }

    static double quartile(List<Double> values, int quartile) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * quartile / 4));
    }
}
