package org.latentatlas.server.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Neighbours;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.walks.SharedWalk;
import org.latentatlas.walk.Walk;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Safetensors;

/** What the stops of a shared walk look like, for its hand-out: the page itself does not load the encoded test set. Thread-safe. */
final class StopLabels {
    private static final int SETS_KEPT_IN_MEMORY = 4;
    private static final int WALKS_KEPT_IN_MEMORY = 5000; // some hundred bytes each

    private final Models models;
    private final RecentlyUsed<String> labels = new RecentlyUsed<>(WALKS_KEPT_IN_MEMORY); // by the walk's id
    private final Map<String, EncodedSet> sets = new ConcurrentHashMap<>(); // by the file's hash

    StopLabels(Models models) {
        this.models = models;
    }

    /** The label of most of the nearest test images of each stop, between spaces; empty where the model's test set cannot be read. */
    String of(Model model, SharedWalk shared) {
        return labels.get(shared.id(), () -> find(model, shared.walk()));
    }

    private String find(Model model, Walk walk) {
        try {
            Neighbours neighbours = new Neighbours(set(model));
            return walk.stops().stream()
                    .map(stop -> {
                        neighbours.find(stop);
                        return String.valueOf(neighbours.label(0));
                    })
                    .collect(Collectors.joining(" "));
        } catch (DamagedFile e) { // the page does without, too
            return "";
        }
    }

    private EncodedSet set(Model model) {
        if (sets.size() >= SETS_KEPT_IN_MEMORY) {
            sets.clear();
        }
        return sets.computeIfAbsent(
                model.encodedTest(),
                hash -> EncodedSet.load(Safetensors.read(models.weights(hash).bytes()), model.latentSize()));
    }
}
