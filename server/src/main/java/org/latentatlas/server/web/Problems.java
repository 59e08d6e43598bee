package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
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

    void answer(Context ctx, HttpStatus status, String detail) {
        answer(ctx, status, detail, List.of());
    }

    /** One field is at fault. */
    void field(Context ctx, HttpStatus status, String field, String message) {
        answer(ctx, status, message, List.of(new SettingProblem(field, message)));
    }

    /** What a handler, or the server itself, answered by throwing. */
    void response(HttpResponseException e, Context ctx) {
        HttpStatus status = HttpStatus.forStatus(e.getStatus());
        String detail = switch (status) {
            case NOT_FOUND -> "There is nothing at " + ctx.path() + ".";
            case CONTENT_TOO_LARGE -> "This is too large; at most 256 KB can be sent.";
            default -> String.valueOf(e.getMessage());
        };
        answer(ctx, status, detail);
    }

    void answer(Context ctx, HttpStatus status, String detail, List<SettingProblem> errors) {
        ctx.status(status);
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/problem+json");
            ctx.result(json(status, detail, errors));
        } else {
            Page page = pages.frame(ctx, heading(status), detail);
            pages.show(ctx, "error.jte", page, Map.of("status", status.getCode(), "detail", detail));
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
                "Something went wrong on the server. Nothing was changed; please try again.");
    }

    private static String heading(HttpStatus status) {
        return switch (status.getCode()) {
            case 404 -> "Not on this map";
            case 403 -> "Not allowed";
            case 405 -> "Not possible here";
            case 413 -> "Too large";
            case 429 -> "Too many at once";
            case 500 -> "Something went wrong";
            default -> status.getMessage();
        };
    }
}
