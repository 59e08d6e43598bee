package org.latentatlas.server.web;

import java.util.Map;
import java.util.Set;

/**
 * The form that uploads a data set, as it stands; files have to be chosen again.
 *
 * @param problems a sentence for each field at fault
 */
public record DataForm(Map<String, String> problems) {
    private static final Set<String> FIELDS =
            Set.of("name", "train-images", "train-labels", "test-images", "test-labels");

    /** What is wrong with a field; empty when nothing is. */
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    /** Whether anything is wrong. */
    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** What is wrong with none of its fields; empty when nothing is. */
    public String other() {
        return problems.entrySet().stream()
                .filter(problem -> !FIELDS.contains(problem.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
