package org.latentatlas.server.web;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.models.Sha256;
import org.latentatlas.server.walks.PreviewPicture;
import org.latentatlas.server.walks.SharedWalk;
import org.latentatlas.server.walks.Walks;

/** {@code /w/{id}/preview.png}: the picture of a shared walk; a walk never changes, so neither does its picture. */
final class Previews {
    private static final int KEPT_IN_MEMORY = 200; // about 10 MB

    private final Walks walks;
    private final Models models;
    private final Map<String, ImmutableFile> pictures =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ImmutableFile> eldest) {
                    return size() > KEPT_IN_MEMORY;
                }
            });

    Previews(Walks walks, Models models) {
        this.walks = walks;
        this.models = models;
    }

    void answer(Context ctx) {
        String id = ctx.pathParam("id");
        ImmutableFile picture = pictures.get(id);
        if (picture == null) {
            SharedWalk shared = walks.get(id);
            byte[] png = PreviewPicture.png(shared.walk(), models.decoder(walks.model(shared)));
            picture = new ImmutableFile("image/png", Sha256.hex(png), png, null);
            pictures.put(id, picture);
        }
        picture.answer(ctx);
    }
}
