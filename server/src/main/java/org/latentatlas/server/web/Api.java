package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.walks.SharedWalk;
import org.latentatlas.server.walks.Walks;

/** The API that anyone may use: models and walks as JSON. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Models models;
    private final Walks walks;
    private final Guard guard;
    private final RateLimit links =
            new RateLimit(60, "Too many walks were shared from this address. Wait a minute and try again.");

    Api(Models models, Walks walks, Guard guard) {
        this.models = models;
        this.walks = walks;
        this.guard = guard;
    }

    void models(Context ctx) {
        ArrayNode cards = JSON.createArrayNode();
        List<Model> shown = guard.isAdministrator(ctx) ? models.all() : models.listed();
        shown.forEach(model -> cards.add(ModelCard.json(model)));
        answer(ctx, cards);
    }

    void model(Context ctx) {
        String id = ctx.pathParam("id");
        Model model = guard.isAdministrator(ctx) ? models.get(id) : models.getOpen(id);
        answer(ctx, ModelCard.json(model));
    }

    void shareWalk(Context ctx) {
        links.count(guard.client(ctx));
        SharedWalk shared = walks.share(JsonBody.text(ctx));
        ObjectNode link = JSON.createObjectNode();
        link.put("id", shared.id());
        link.put("url", "/w/" + shared.id());
        ctx.status(HttpStatus.CREATED);
        ctx.header("Location", "/api/v1/walks/" + shared.id());
        answer(ctx, link);
    }

    void walk(Context ctx) {
        SharedWalk shared = walks.get(ctx.pathParam("id"));
        ObjectNode json = JSON.createObjectNode();
        json.put("id", shared.id());
        json.put("url", "/w/" + shared.id());
        json.putRawValue("walk", new RawValue(shared.json()));
        answer(ctx, json);
    }

    private static void answer(Context ctx, JsonNode json) {
        ctx.contentType("application/json");
        ctx.result(json.toString());
    }
}
