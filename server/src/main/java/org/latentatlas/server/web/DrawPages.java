package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.Models;

/** {@code /draw}, {@code /models} and {@code /compare}: a digit by hand, the published models, and two of them side by side. */
final class DrawPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pages pages;
    private final Models models;
    private final Examples examples;
    private final MapPictures pictures;

    DrawPages(Pages pages, Models models, Examples examples, MapPictures pictures) {
        this.pages = pages;
        this.models = models;
        this.examples = examples;
        this.pictures = pictures;
    }

    /** With the published model, or the one that {@code ?model=} names. */
    void draw(Context ctx) {
        String asked = ctx.queryParam("model");
        Model model = asked == null ? models.published().orElse(null) : models.getOpen(asked);
        if (model == null) {
            none(ctx);
            return;
        }
        Texts texts = pages.texts(ctx);
        Page page = pages.frame(ctx, texts.text("draw.title"), texts.text("draw.description"));
        ObjectNode data = JSON.createObjectNode();
        ObjectNode card = ModelCard.json(model);
        data.set("model", card);
        data.set("examples", examplesOf(card));
        pages.show(
                ctx,
                "draw.jte",
                page.showing(model.name()),
                Map.of("model", ModelView.of(model), "data", script(data)));
    }

    /** The card of every model that visitors may see. */
    void models(Context ctx) {
        Texts texts = pages.texts(ctx);
        Page page = pages.frame(ctx, texts.text("models.title"), texts.text("models.description"));
        pages.show(ctx, "models.jte", page, Map.of("cards", cards()));
    }

    /** {@code ?a=ID&b=ID}; without them the published model and the one after it. */
    void compare(Context ctx) {
        List<Model> listed = models.listed();
        if (listed.isEmpty()) {
            none(ctx);
            return;
        }
        Model a = asked(ctx.queryParam("a"), listed.get(0));
        Model b = asked(
                ctx.queryParam("b"),
                listed.stream()
                        .filter(other -> !other.id().equals(a.id()))
                        .findFirst()
                        .orElse(a));
        Texts texts = pages.texts(ctx);
        Page page = pages.frame(ctx, texts.text("beside.title", a.name(), b.name()), texts.text("beside.description"));
        ObjectNode data = JSON.createObjectNode();
        data.set("a", ModelCard.json(a));
        data.set("b", ModelCard.json(b));
        data.set("examples", examplesOf(ModelCard.json(a)));
        pages.show(
                ctx,
                "compare.jte",
                page.showing(a.name()),
                Map.of("a", view(a), "b", view(b), "models", cards(), "data", script(data)));
    }

    private Model asked(@Nullable String id, Model otherwise) {
        return id == null || id.isEmpty() ? otherwise : models.getOpen(id);
    }

    private void none(Context ctx) {
        Texts texts = pages.texts(ctx);
        pages.show(
                ctx, "none.jte", pages.frame(ctx, texts.text("none.title"), texts.text("none.description")), Map.of());
    }

    private List<ModelCardView> cards() {
        return models.listed().stream().map(this::view).toList();
    }

    private ModelCardView view(Model model) {
        return new ModelCardView(model, pictures.url(model));
    }

    private JsonNode examplesOf(ObjectNode card) {
        return examples.of(card.at("/dataset/name").asText("mnist"));
    }

    /** JSON that cannot end the script element it stands in. */
    private static String script(ObjectNode json) {
        return json.toString().replace("<", "\\u003c");
    }
}
