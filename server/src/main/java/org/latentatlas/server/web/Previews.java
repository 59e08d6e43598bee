package org.latentatlas.server.web;

import io.javalin.http.Context;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.walks.PreviewPicture;
import org.latentatlas.server.walks.SharedWalk;
import org.latentatlas.server.walks.Walks;

/** {@code /w/{id}/preview.png}: the picture of a shared walk; a walk never changes, so neither does its picture. */
final class Previews {
    private static final int KEPT_IN_MEMORY = 200; // about 10 MB

    private final Walks walks;
    private final Models models;
    private final RecentlyUsed<ImmutableFile> pictures = new RecentlyUsed<>(KEPT_IN_MEMORY);

    Previews(Walks walks, Models models) {
        this.walks = walks;
        this.models = models;
    }

    void answer(Context ctx) {
        pictures.get(ctx.pathParam("id"), () -> draw(ctx.pathParam("id"))).answer(ctx);
    }

    private ImmutableFile draw(String id) {
        SharedWalk shared = walks.get(id);
        byte[] png = PreviewPicture.png(shared.walk(), models.decoder(walks.model(shared)));
        return new ImmutableFile("image/png", Sha256.hex(png), png, null);
    }
}
