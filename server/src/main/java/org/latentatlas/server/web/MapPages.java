package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.walks.SharedWalk;
import org.latentatlas.server.walks.Walks;
import org.latentatlas.walk.WalkText;

/** What visitors open: the map, and the walks that they share. */
final class MapPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pages pages;
    private final Models models;
    private final DecoderModules decoders;
    private final Walks walks;
    private final StopLabels labels;

    MapPages(Pages pages, Models models, DecoderModules decoders, Walks walks) {
        this.pages = pages;
        this.models = models;
        this.decoders = decoders;
        this.walks = walks;
        labels = new StopLabels(models);
    }

    /** {@code /}: the map of the published model, or of the one that {@code ?model=} names. */
    void map(Context ctx) {
        String asked = ctx.queryParam("model");
        Model model = asked == null ? models.published().orElse(null) : models.getOpen(asked);
        Texts texts = pages.texts(ctx);
        if (model == null) {
            Page page = pages.frame(ctx, texts.text("none.title"), texts.text("none.description"));
            pages.show(ctx, "none.jte", page, Map.of());
        } else {
            Page page = pages.frame(ctx, texts.text("map.title"), texts.text("map.description"));
            ObjectNode data = data(model);
            preload(ctx, weights(data), decoders.url(model.decoder()));
            pages.show(
                    ctx,
                    "map.jte",
                    page.showing(model.name()),
                    Map.of(
                            "data", script(data),
                            "weights", weights(data),
                            "module", decoders.url(model.decoder()),
                            "models",
                                    models.listed().stream().map(ModelView::of).toList(),
                            "model", ModelView.of(model)));
        }
    }

    /** {@code /w/{id}}: a shared walk, on the model that it pins. */
    void walk(Context ctx) {
        SharedWalk shared = walks.get(ctx.pathParam("id"));
        Model model = walks.model(shared);
        Texts texts = pages.texts(ctx);
        Map<String, Object> parameters = walkParameters(ctx, shared, model);
        parameters.put("note", shared.walk().note());
        parameters.put("figures", figures(texts, model));
        parameters.put("model", model.id());
        parameters.put("labels", labels.of(model, shared));
        pages.show(ctx, "walk.jte", walkFrame(ctx, shared, model), parameters);
    }

    /** {@code /w/{id}/embed}: its player alone, for other people's pages. */
    void embed(Context ctx) {
        SharedWalk shared = walks.get(ctx.pathParam("id"));
        Model model = walks.model(shared);
        SecurityHeaders.allowFrames(ctx);
        pages.show(ctx, "embed.jte", walkFrame(ctx, shared, model), walkParameters(ctx, shared, model));
    }

    private Page walkFrame(Context ctx, SharedWalk shared, Model model) {
        Texts texts = pages.texts(ctx);
        String title = shared.walk().title();
        return pages.frame(
                        ctx,
                        title.isEmpty() ? texts.text("shared.title") : title,
                        texts.text("shared.description", shared.walk().stops().size(), model.name()))
                .showing(model.name());
    }

    private Map<String, Object> walkParameters(Context ctx, SharedWalk shared, Model model) {
        ObjectNode data = data(model);
        data.putRawValue("walk", new RawValue(shared.json()));
        data.put("walkText", WalkText.write(shared.walk()));
        data.put("id", shared.id());
        preload(ctx, weights(data), decoders.url(model.decoder()));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("url", pages.siteUrl(ctx) + "/w/" + shared.id());
        parameters.put("data", script(data));
        parameters.put("weights", weights(data));
        parameters.put("module", decoders.url(model.decoder()));
        parameters.put("flat", model.latentSize() == 2);
        parameters.put("first", Arrays.toString(shared.walk().stops().get(0)));
        return parameters;
    }

    /** A browser reads headers before it has a parser for the page: what the first digit needs is asked for some milliseconds earlier. */
    private static void preload(Context ctx, String weights, String module) {
        String links = Stream.of(weights, module)
                .filter(file -> !file.isEmpty())
                .map(file -> "<" + file + ">; rel=preload; as=fetch; crossorigin")
                .collect(Collectors.joining(", "));
        ctx.header("Link", links);
    }

    private static String figures(Texts texts, Model model) {
        ModelView view = ModelView.of(model);
        return view.headline().stream()
                .map(metric -> texts.text(
                        "shared.figures",
                        model.latentSize(),
                        Wording.nats(metric.value()),
                        metric.unit().equals("nats per image") ? texts.text("explain.nats-per-image") : metric.unit(),
                        metric.split().equals("test") ? texts.text("explain.test") : metric.split()))
                .findFirst()
                .orElse("");
    }

    private static ObjectNode data(Model model) {
        ObjectNode data = JSON.createObjectNode();
        ObjectNode card = ModelCard.json(model);
        data.set("model", card);
        data.set("encodedTest", card.get("encodedTest"));
        return data;
    }

    /** The address of the decoder, so that a page can ask for it before its code runs. */
    private static String weights(ObjectNode data) {
        return data.at("/model/decoder/url").asText();
    }

    /** JSON that cannot end the script element it stands in. */
    private static String script(ObjectNode json) {
        return json.toString().replace("<", "\\u003c");
    }
}
