package org.latentatlas.bench.race;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.latentatlas.bench.Chromium;
import org.latentatlas.bench.Times;
import org.latentatlas.bench.page.Fingerprint;

/** All candidates in one browser session: every one is opened and checked, then they are timed in interleaved windows. */
final class Race {
    private static final List<String> MEASURES = List.of("one", "map", "encoder");

    private final List<RaceNetwork> networks;
    private final Results results;
    private final List<Entrant> entrants = new ArrayList<>();
    private final List<String> fingerprints = new ArrayList<>();

    Race(List<RaceNetwork> networks, Results results) {
        this.networks = networks;
        this.results = results;
    }

    /** Runs it; returns the figures of the ceiling's loops. */
    Ceiling run(Browser browser, String address, RaceOptions options) {
        try (BrowserContext context = browser.newContext()) {
            for (Candidate candidate : candidates()) {
                Entrant entrant = new Entrant(candidate, context, address);
                networks.forEach(network -> entrant.prepare(network.name()));
                entrants.add(entrant);
                System.out.println(candidate.label() + " decodes the right digits");
                if (candidate.name().equals("latent-atlas wasm-gc")
                        || candidate.name().equals("latent-atlas javascript")) {
                    fingerprints.add(candidate.name() + ": " + sameParts(entrant));
                }
            }
            Entrant loops = new Entrant(new Candidate("ceiling", 1, "page=ceiling"), context, address);
            Rounds rounds = rounds(loops);
            rounds.run(options.rounds(), options.milliseconds());
            collect(rounds.windows());
            return new Ceiling(rounds.windows(), ((Number) loops.evaluate("() => race.rounds")).intValue());
        }
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (Candidate candidate : Candidate.ALL) {
            if (candidate.threads() <= Runtime.getRuntime().availableProcessors()) {
                candidates.add(candidate);
            } else {
                results.miss(candidate.label() + ": fewer processors here");
            }
        }
        if (Chromium.hasGraphicsProcessor()) {
            candidates.add(Candidate.WEBGL);
        } else {
            results.miss(Candidate.WEBGL.name() + ": no graphics processor here");
        }
        return candidates;
    }

    private Rounds rounds(Entrant loops) {
        Rounds rounds = new Rounds();
        for (RaceNetwork network : networks) {
            for (String measure : MEASURES) {
                rounds.add(entrants.stream()
                        .filter(entrant -> entrant.has(measure))
                        .map(entrant -> new Rounds.Lane(entrant, network.name(), measure))
                        .toList());
            }
        }
        rounds.add(((List<?>) loops.evaluate("() => race.measures"))
                .stream()
                        .map(measure -> new Rounds.Lane(loops, "", measure.toString()))
                        .toList());
        return rounds;
    }

    private void collect(Map<Rounds.Lane, List<Times>> windows) {
        windows.forEach((lane, times) -> {
            if (!lane.network().isEmpty()) {
                results.add(Row.of(lane, times));
            }
        });
    }

    /** The names of the parts of the shared code whose hashes are the JVM's. */
    private static String sameParts(Entrant entrant) {
        List<String> found =
                Arrays.asList(entrant.evaluate("() => fingerprint()").toString().split("\n", -1));
        return String.join(
                ", ",
                Arrays.stream(Fingerprint.text().split("\n", -1))
                        .filter(found::contains)
                        .map(line -> line.substring(0, line.lastIndexOf(' ')))
                        .toList());
    }

    List<Entrant> entrants() {
        return entrants;
    }

    /** For each build, which other shared code gives the JVM's bits. */
    List<String> fingerprints() {
        return fingerprints;
    }
}
