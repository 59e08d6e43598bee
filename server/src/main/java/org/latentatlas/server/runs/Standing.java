package org.latentatlas.server.runs;

import org.jspecify.annotations.Nullable;
import org.latentatlas.server.training.Progress;

/**
 * Where a running run is.
 *
 * @param activity a phrase that says what it does now
 * @param progress null before the first step
 */
public record Standing(String activity, @Nullable Progress progress) {}
