package org.latentatlas.server.web;

import io.javalin.http.Context;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.relatives.EncodedTrainingSets;

/** {@code /models/{id}/encoded-train.safetensors}: the training set as a model encodes it; never changes once it is there. */
final class RelativesRoute {
    private static final int KEPT_IN_MEMORY = 4; // some megabytes each

    private final Models models;
    private final EncodedTrainingSets sets;
    private final RecentlyUsed<ImmutableFile> files = new RecentlyUsed<>(KEPT_IN_MEMORY);

    RelativesRoute(Models models, EncodedTrainingSets sets) {
        this.models = models;
        this.sets = sets;
    }

    void answer(Context ctx) {
        Model model = models.getOpen(ctx.pathParam("id"));
        files.get(model.id(), () -> ImmutableFile.ofBytes(sets.of(model))).answer(ctx);
    }
}
