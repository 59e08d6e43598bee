package org.latentatlas.server.web;

import io.javalin.http.Context;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.models.NoSuchWeights;
import org.latentatlas.server.models.Weights;

/** {@code /weights/{sha256}.safetensors}: files of weights by content hash, kept for ever by whoever has them. */
final class WeightsRoute {
    private static final String ENDING = ".safetensors";

    private final Models models;

    WeightsRoute(Models models) {
        this.models = models;
    }

    void answer(Context ctx) {
        String file = ctx.pathParam("file");
        if (!file.endsWith(ENDING)) {
            throw new NoSuchWeights(file);
        }
        Weights weights = models.weights(file.substring(0, file.length() - ENDING.length()));
        new ImmutableFile("application/octet-stream", weights.sha256(), weights.bytes(), weights.gzip()).answer(ctx);
    }
}
