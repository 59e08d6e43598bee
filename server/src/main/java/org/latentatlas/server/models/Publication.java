package org.latentatlas.server.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a model became the site's.
 *
 * @param withdrawnAt when it was taken out of all lists again; null where it was not
 */
public record Publication(
        String model, String name, Instant at, @Nullable Instant withdrawnAt) {}
