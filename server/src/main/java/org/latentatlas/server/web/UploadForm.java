package org.latentatlas.server.web;

import java.util.Map;
import java.util.Set;

/**
 * A form that uploads files, as it stands; files have to be chosen again.
 *
 * @param fields that it shows
 * @param problems a sentence for each field at fault
 */
public record UploadForm(Set<String> fields, Map<String, String> problems) {
    /** As a data set is asked for, with nothing wrong. */
    static UploadForm dataSet() {
        return new UploadForm(Set.of("name", "train-images", "train-labels", "test-images", "test-labels"), Map.of());
    }

    /** As a model is asked for, with nothing wrong. */
    static UploadForm model() {
        return new UploadForm(Set.copyOf(ModelUploads.FIELDS.keySet()), Map.of());
    }

    UploadForm with(String field, String sentence) {
        return new UploadForm(fields, Map.of(field, sentence));
    }

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
                .filter(problem -> !fields.contains(problem.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
