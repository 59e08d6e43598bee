package org.latentatlas.server.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.training.TrainingSettings;

/**
 * One training run.
 *
 * @param message why it failed or was interrupted, null when there is nothing to say
 * @param modelId the model it made, null while there is none
 */
public record Run(
        long id,
        RunState state,
        TrainingSettings settings,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String message,
        @Nullable String modelId) {}
