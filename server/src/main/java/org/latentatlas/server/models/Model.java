package org.latentatlas.server.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model that can be looked at. It never changes; its id stands for its decoder's bytes.
 *
 * @param id first 16 hexadecimal digits of the decoder's SHA-256
 * @param card JSON: settings, seed, data, test figures and how each was computed
 * @param decoder SHA-256 of the decoder's file, and so on
 * @param published whether it is the one that the site serves now
 * @param open whether links that name it work: it came with the program or was published at some time
 * @param listed whether visitors find it in lists too: it is open and not withdrawn
 * @param runId the training run that made it, null when it came with the program
 */
public record Model(
        String id,
        String name,
        int latentSize,
        String card,
        String decoder,
        String encoder,
        String encodedTest,
        boolean published,
        boolean open,
        boolean listed,
        @Nullable Long runId,
        Instant createdAt) {}
