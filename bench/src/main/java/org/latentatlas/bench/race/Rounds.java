package org.latentatlas.bench.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.bench.Times;

/**
 * The race itself: in every round each candidate has one short window for each network and measure. The candidates follow each other
 * closely within a measure; who begins changes from round to round, and every second round runs backwards.
 */
final class Rounds {
    /** What is timed in one window. */
    record Lane(Entrant entrant, String network, String measure) {}

    private final Map<Lane, List<Times>> windows = new LinkedHashMap<>();
    private final List<List<Lane>> groups = new ArrayList<>();

    /** Lanes that are compared with each other. */
    void add(List<Lane> group) {
        groups.add(group);
        group.forEach(lane -> windows.put(lane, new ArrayList<>()));
    }

    /** Runs so many rounds of windows of so many milliseconds. */
    void run(int rounds, int milliseconds) {
        for (int round = 0; round < rounds; round++) {
            for (List<Lane> group : groups) {
                for (Lane lane : order(group, round)) {
                    Times times = lane.entrant().window(lane.network(), lane.measure(), milliseconds);
                    windows.getOrDefault(lane, new ArrayList<>()).add(times);
                }
            }
            System.out.print("\rround " + (round + 1) + " of " + rounds);
        }
        System.out.println();
    }

    private static List<Lane> order(List<Lane> group, int round) {
        List<Lane> order = new ArrayList<>(group);
        Collections.rotate(order, round);
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    /** By lane, a window's times for each round. */
    Map<Lane, List<Times>> windows() {
        return windows;
    }
}
