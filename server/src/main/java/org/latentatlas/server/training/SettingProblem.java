package org.latentatlas.server.training;

/**
 * One setting that cannot be used.
 *
 * @param field the name of the {@link TrainingSettings} component
 * @param message a sentence that names the field, what came and what was expected
 */
public record SettingProblem(String field, String message) {}
