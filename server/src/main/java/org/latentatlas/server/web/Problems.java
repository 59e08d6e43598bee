package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.latentatlas.server.training.SettingProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers when something is wrong: problem details (RFC 9457) under {@code /api}, pages in the site's look elsewhere. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pages pages;

    Problems(Pages pages) {
        this.pages = pages;
    }

    /**
     * Answers what went wrong.
     *
     * @param textKey of the sentence that pages show in the visitor's language; empty where only the administrator comes
     * @param detail the sentence in English
     */
    void answer(Context ctx, HttpStatus status, String textKey, String detail) {
        answer(ctx, status, textKey, detail, List.of());
    }

    /** One field is at fault. */
    void field(Context ctx, HttpStatus status, String field, String message) {
        answer(ctx, status, "", message, List.of(new SettingProblem(field, message)));
    }

    /** What a handler, or the server itself, answered by throwing. */
    void response(HttpResponseException e, Context ctx) {
        HttpStatus status = HttpStatus.forStatus(e.getStatus());
        switch (status) {
            case NOT_FOUND -> answer(ctx, status, "error.nothing", "There is nothing at " + ctx.path() + ".");
            case CONTENT_TOO_LARGE ->
                answer(ctx, status, "error.too-large", "This is too large; at most 256 KB can be sent.");
            default -> answer(ctx, status, "", String.valueOf(e.getMessage()));
        }
    }

    void answer(Context ctx, HttpStatus status, String textKey, String detail, List<SettingProblem> errors) {
        ctx.status(status);
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/problem+json");
            ctx.result(json(status, detail, errors).getBytes(StandardCharsets.UTF_8));
        } else {
            Texts texts = pages.texts(ctx);
            String sentence = textKey.isEmpty() ? detail : texts.text(textKey, ctx.path());
            Page page = pages.frame(ctx, heading(texts, status), sentence);
            pages.show(ctx, "error.jte", page, Map.of("status", status.getCode(), "detail", sentence));
        }
    }

    private static String json(HttpStatus status, String detail, List<SettingProblem> errors) {
        ObjectNode problem = JSON.createObjectNode();
        problem.put("type", "about:blank");
        problem.put("title", status.getMessage());
        problem.put("status", status.getCode());
        problem.put("detail", detail);
        if (!errors.isEmpty()) {
            ArrayNode fields = problem.putArray("errors");
            errors.forEach(
                    error -> fields.addObject().put("field", error.field()).put("message", error.message()));
        }
        return problem.toString();
    }

    /** An error of this program: the log has it, the visitor a sentence. */
    void unexpected(Exception e, Context ctx) {
        LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
        answer(
                ctx,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "error.server",
                "Something went wrong on the server. Nothing was changed; please try again.");
    }

    private static String heading(Texts texts, HttpStatus status) {
        String key = "error." + status.getCode();
        return texts.keys().contains(key) ? texts.text(key) : status.getMessage();
    }
}
