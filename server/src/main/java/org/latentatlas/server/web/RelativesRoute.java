package org.latentatlas.server.web;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.latentatlas.server.models.Gzip;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.models.Sha256;
import org.latentatlas.server.relatives.EncodedTrainingSets;

/** {@code /models/{id}/encoded-train.safetensors}: the training set as a model encodes it; never changes once it is there. */
final class RelativesRoute {
    private static final int KEPT_IN_MEMORY = 4; // some megabytes each

    private final Models models;
    private final EncodedTrainingSets sets;
    private final Map<String, ImmutableFile> files = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ImmutableFile> eldest) {
            return size() > KEPT_IN_MEMORY;
        }
    });

    RelativesRoute(Models models, EncodedTrainingSets sets) {
        this.models = models;
        this.sets = sets;
    }

    void answer(Context ctx) {
        Model model = models.getOpen(ctx.pathParam("id"));
        ImmutableFile file = files.get(model.id());
        if (file == null) {
            byte[] bytes = sets.of(model);
            file = new ImmutableFile("application/octet-stream", Sha256.hex(bytes), bytes, Gzip.ifSmaller(bytes));
            files.put(model.id(), file);
        }
        file.answer(ctx);
    }
}
