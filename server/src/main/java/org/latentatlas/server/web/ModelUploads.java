package org.latentatlas.server.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.models.UnfitModel;
import org.latentatlas.server.training.TrainedModel;
import org.latentatlas.server.uploads.RefusedUpload;
import org.latentatlas.server.uploads.RefusedUpload.Reason;
import org.latentatlas.server.web.UploadParts.Part;

/** Takes models that are uploaded: the four files that {@code train} and {@code models export} write. */
final class ModelUploads {
    /** The form's fields, and what the files are called that they take. */
    static final Map<String, String> FIELDS = Map.of(
            "decoder", "decoder.safetensors",
            "encoder", "encoder.safetensors",
            "encoded-test", "encoded-test.safetensors",
            "card", "card.json");

    private static final int MOST_BYTES = 32_000_000; // of one file

    private final Models models;
    private final Guard guard;

    ModelUploads(Models models, Guard guard) {
        this.models = models;
        this.guard = guard;
    }

    /**
     * The model that the body of this request is; one that is there already stays as it is. On pages the form's token comes first.
     *
     * @throws RefusedUpload for the first fault; nothing of it is kept
     */
    Model take(Context ctx) {
        try {
            UploadParts parts = UploadParts.of(ctx, ctx.bodyInputStream(), guard);
            Map<String, byte[]> files = new HashMap<>();
            for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
                take(files, part.get());
            }
            return models.importFiles(new TrainedModel(
                    file(files, "decoder"),
                    file(files, "encoder"),
                    file(files, "encoded-test"),
                    UploadParts.utf8("card", file(files, "card"))));
        } catch (UnfitModel fault) {
            throw refused(field(fault.file()), fault.getMessage() + ".");
        } catch (IOException cut) {
            throw refused(
                    "upload", "The upload did not arrive whole (" + cut.getMessage() + "); nothing of it is kept.");
        }
    }

    private static void take(Map<String, byte[]> files, Part part) throws IOException {
        String field = part.field();
        if (!FIELDS.containsKey(field)) {
            throw part.unknown("decoder, encoder, encoded-test and card");
        }
        if (part.leftEmpty()) {
            return;
        }
        byte[] content = part.content().readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            throw new RefusedUpload(
                    Reason.TOO_LARGE,
                    field,
                    FIELDS.get(field) + " is larger than " + Wording.megabytes(MOST_BYTES)
                            + ", the most that is taken.");
        }
        if (files.put(field, content) != null) {
            throw refused(field, field + " came twice; expected it once.");
        }
    }

    private static byte[] file(Map<String, byte[]> files, String field) {
        byte[] file = files.get(field);
        if (file == null) {
            throw refused(field, field + " is missing; expected the file " + FIELDS.get(field) + ".");
        }
        return file;
    }

    private static String field(String file) {
        return FIELDS.entrySet().stream()
                .filter(field -> field.getValue().equals(file))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("upload");
    }

    private static RefusedUpload refused(String field, String sentence) {
        return new RefusedUpload(Reason.UNUSABLE, field, sentence);
    }
}
