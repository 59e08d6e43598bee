package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Map;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.Models;

/** {@code /draw}: a digit by hand, encoded and explained in the browser. */
final class DrawPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pages pages;
    private final Models models;
    private final Examples examples;

    DrawPages(Pages pages, Models models, Examples examples) {
        this.pages = pages;
        this.models = models;
        this.examples = examples;
    }

    /** With the published model, or the one that {@code ?model=} names. */
    void draw(Context ctx) {
        String asked = ctx.queryParam("model");
        Model model = asked == null ? models.published().orElse(null) : models.getOpen(asked);
        Page page = pages.frame(
                ctx,
                "Draw a digit: Latent Atlas",
                "Draw a digit and see what a variational autoencoder makes of it: its posterior, its reconstruction, "
                        + "its evidence, computed in your browser.");
        if (model == null) {
            pages.show(ctx, "none.jte", page, Map.of());
            return;
        }
        ObjectNode data = JSON.createObjectNode();
        ObjectNode card = ModelCard.json(model);
        data.set("model", card);
        data.set("examples", examples.of(card.at("/dataset/name").asText("mnist")));
        pages.show(
                ctx,
                "draw.jte",
                page.showing(model.name()),
                Map.of("model", ModelView.of(model), "data", data.toString().replace("<", "\\u003c")));
    }
}
