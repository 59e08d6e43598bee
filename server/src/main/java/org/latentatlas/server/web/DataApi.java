package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.datasets.UploadedDataSet;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.runs.DataShelf;
import org.latentatlas.server.runs.Run;

/** The API for the uploaded data sets. */
final class DataApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSets dataSets;
    private final DataShelf shelf;
    private final Uploads uploads;

    DataApi(DataSets dataSets, DataShelf shelf, Uploads uploads) {
        this.dataSets = dataSets;
        this.shelf = shelf;
        this.uploads = uploads;
    }

    void all(Context ctx) {
        ArrayNode list = JSON.createArrayNode();
        dataSets.uploaded().forEach(there -> list.add(json(there)));
        answer(ctx, list.toString());
    }

    void one(Context ctx) {
        answer(ctx, json(shelf.get(ctx.pathParam("name"))).toString());
    }

    void upload(Context ctx) {
        UploadedDataSet kept = uploads.take(ctx);
        ctx.header("Location", "/api/v1/datasets/" + kept.name());
        ctx.status(HttpStatus.CREATED);
        answer(ctx, json(kept).toString());
    }

    void delete(Context ctx) {
        shelf.delete(ctx.pathParam("name"));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private ObjectNode json(UploadedDataSet there) {
        ObjectNode json = there.json();
        json.remove("deleted");
        DataShelf.Use use = shelf.use(there.name());
        ArrayNode runs = json.putArray("runs");
        use.active().stream().map(Run::id).forEach(runs::add);
        use.ended().stream().map(Run::id).forEach(runs::add);
        ArrayNode models = json.putArray("models");
        use.models().stream().map(Model::id).forEach(models::add);
        return json;
    }

    private static void answer(Context ctx, String json) {
        ctx.contentType("application/json");
        ctx.result(json);
    }
}
