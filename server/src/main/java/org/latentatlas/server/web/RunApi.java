package org.latentatlas.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.runs.Run;
import org.latentatlas.server.runs.Runs;
import org.latentatlas.server.training.SettingsJson;

/** The API for administration: training runs, and which model is published. */
final class RunApi {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Runs runs;
    private final Models models;
    private final ModelUploads modelUploads;
    private final DataSets dataSets;

    RunApi(Runs runs, Models models, ModelUploads modelUploads, DataSets dataSets) {
        this.runs = runs;
        this.models = models;
        this.modelUploads = modelUploads;
        this.dataSets = dataSets;
    }

    void start(Context ctx) {
        Run run = runs.start(SettingsJson.usable(parse(JsonBody.text(ctx)), dataSets.names()));
        ctx.header("Location", "/api/v1/runs/" + run.id());
        ctx.status(HttpStatus.CREATED);
        answer(ctx, json(run));
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json == null || json.isMissingNode()) {
                throw new BadRequestResponse("The body is empty; expected JSON.");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("The body is no JSON: " + e.getOriginalMessage());
        }
    }

    void all(Context ctx) {
        ArrayNode list = JSON.createArrayNode();
        runs.all().forEach(run -> list.add(json(run)));
        answer(ctx, list);
    }

    void one(Context ctx) {
        Run run = runs.get(AdminPages.id(ctx));
        ObjectNode json = json(run);
        json.set("epochs", JSON.valueToTree(runs.epochs(run.id())));
        json.withArray("epochs").forEach(epoch -> ((ObjectNode) epoch).remove("secondsLeft"));
        ArrayNode snapshots = json.putArray("snapshots");
        for (int epoch : runs.snapshots().epochs(run.id())) {
            String place = "/api/v1/runs/" + run.id() + "/snapshots/" + epoch;
            ObjectNode snapshot = snapshots.addObject();
            snapshot.put("epoch", epoch);
            snapshot.put("map", place + "/map.png");
            snapshot.put("reconstructions", place + "/reconstructions.png");
        }
        ArrayNode log = json.putArray("log");
        runs.journal()
                .of(run.id())
                .forEach(entry -> log.addObject().put("at", time(entry.at())).put("what", entry.what()));
        runs.standing(run.id()).ifPresent(standing -> json.set("progress", JSON.valueToTree(standing.progress())));
        answer(ctx, json);
    }

    void cancel(Context ctx) {
        ctx.status(HttpStatus.ACCEPTED);
        answer(ctx, json(runs.cancel(AdminPages.id(ctx))));
    }

    void resume(Context ctx) {
        ctx.status(HttpStatus.ACCEPTED);
        answer(ctx, json(runs.resume(AdminPages.id(ctx))));
    }

    void earlier(Context ctx) {
        answer(ctx, json(runs.moveInQueue(AdminPages.id(ctx), true)));
    }

    void later(Context ctx) {
        answer(ctx, json(runs.moveInQueue(AdminPages.id(ctx), false)));
    }

    void delete(Context ctx) {
        runs.delete(AdminPages.id(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    void importModel(Context ctx) {
        Model model = modelUploads.take(ctx);
        ctx.header("Location", "/api/v1/models/" + model.id());
        ctx.status(HttpStatus.CREATED);
        answer(ctx, ModelCard.json(model));
    }

    void publish(Context ctx) {
        answer(ctx, ModelCard.json(models.publish(ctx.pathParam("id"), confirmed(ctx))));
    }

    /** The parameter {@code confirmed}: true, false or not there. */
    private static boolean confirmed(Context ctx) {
        String given = Optional.ofNullable(ctx.queryParam("confirmed")).orElse("false");
        if (!given.equals("true") && !given.equals("false")) {
            throw new BadRequestResponse("The parameter confirmed is \"" + given + "\"; expected true or false.");
        }
        return given.equals("true");
    }

    void withdraw(Context ctx) {
        answer(ctx, ModelCard.json(models.withdraw(ctx.pathParam("id"))));
    }

    private static ObjectNode json(Run run) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", run.id());
        json.put("state", run.state().text());
        json.set("settings", SettingsJson.tree(run.settings()));
        json.put("createdAt", time(run.createdAt()));
        json.put("startedAt", time(run.startedAt()));
        json.put("endedAt", time(run.endedAt()));
        json.put("message", run.message());
        json.put("model", run.modelId());
        return json;
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static void answer(Context ctx, JsonNode json) {
        ctx.contentType("application/json");
        ctx.result(json.toString());
    }
}
