package org.latentatlas.server.web;

import static io.javalin.http.HttpStatus.BAD_REQUEST;
import static io.javalin.http.HttpStatus.CONFLICT;
import static io.javalin.http.HttpStatus.CONTENT_TOO_LARGE;
import static io.javalin.http.HttpStatus.FORBIDDEN;
import static io.javalin.http.HttpStatus.NOT_FOUND;
import static io.javalin.http.HttpStatus.SERVICE_UNAVAILABLE;
import static io.javalin.http.HttpStatus.TOO_MANY_REQUESTS;
import static io.javalin.http.HttpStatus.UNAUTHORIZED;
import static io.javalin.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import org.jdbi.v3.core.JdbiException;
import org.latentatlas.server.accounts.NoSuchToken;
import org.latentatlas.server.accounts.NotSignedIn;
import org.latentatlas.server.accounts.Refused;
import org.latentatlas.server.accounts.UnfitTokenName;
import org.latentatlas.server.accounts.WrongPassword;
import org.latentatlas.server.datasets.NoSuchDataSet;
import org.latentatlas.server.datasets.NoSuchPicture;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.models.NoSuchModel;
import org.latentatlas.server.models.NoSuchWeights;
import org.latentatlas.server.models.OnlyModel;
import org.latentatlas.server.models.WorseModel;
import org.latentatlas.server.relatives.NoTrainingSet;
import org.latentatlas.server.relatives.StillEncoding;
import org.latentatlas.server.runs.NoSuchRun;
import org.latentatlas.server.runs.RunConflict;
import org.latentatlas.server.training.InvalidSettings;
import org.latentatlas.server.uploads.RefusedUpload;
import org.latentatlas.server.walks.NoSuchWalk;
import org.latentatlas.server.walks.UnfitWalk;
import org.latentatlas.walk.BadWalk;

/** Every exception's answer, on one screen. */
record Failures(Problems problems, AccountPages accounts, AdminPages admin, PublishPages publishing, DataPages data) {
    void answer(RoutesConfig routes) {
        answer(routes, NoSuchModel.class, NOT_FOUND, "error.no-model");
        answer(routes, NoSuchWeights.class, NOT_FOUND, "error.nothing");
        answer(routes, NoSuchWalk.class, NOT_FOUND, "error.no-walk");
        answer(routes, NoSuchRun.class, NOT_FOUND, "");
        answer(routes, NoSuchPicture.class, NOT_FOUND, "error.nothing");
        answer(routes, NoTrainingSet.class, NOT_FOUND, "error.nothing");
        answer(routes, NoSuchToken.class, NOT_FOUND, "");
        answer(routes, UnfitTokenName.class, UNPROCESSABLE_CONTENT, "");
        answer(routes, NoSuchDataSet.class, NOT_FOUND, "");
        answer(routes, RunConflict.class, CONFLICT, "");
        answer(routes, OnlyModel.class, CONFLICT, "");
        routes.exception(Refused.class, (e, ctx) -> problems.answer(ctx, FORBIDDEN, e.textKey(), message(e)));
        routes.exception(NotSignedIn.class, (e, ctx) -> {
            if (Guard.isApi(ctx)) {
                ctx.header("WWW-Authenticate", "Bearer");
                problems.answer(ctx, UNAUTHORIZED, "", message(e));
            } else {
                accounts.askToSignIn(ctx);
            }
        });
        routes.exception(WrongPassword.class, accounts::wrongPassword);
        routes.exception(TooMany.class, (e, ctx) -> {
            ctx.header("Retry-After", Long.toString(e.seconds()));
            problems.answer(ctx, TOO_MANY_REQUESTS, "error.too-many", message(e));
        });
        routes.exception(StillEncoding.class, (e, ctx) -> {
            ctx.header("Retry-After", Long.toString(e.seconds()));
            problems.answer(ctx, SERVICE_UNAVAILABLE, "", message(e));
        });
        routes.exception(BadWalk.class, (e, ctx) -> problems.field(ctx, BAD_REQUEST, e.field(), message(e)));
        routes.exception(
                UnfitWalk.class, (e, ctx) -> problems.field(ctx, UNPROCESSABLE_CONTENT, e.field(), message(e)));
        routes.exception(WorseModel.class, (e, ctx) -> {
            if (Guard.isApi(ctx)) {
                problems.field(
                        ctx, CONFLICT, "confirmed", message(e) + " Send confirmed=true to publish it all the same.");
            } else {
                publishing.confirm(e, ctx);
            }
        });
        routes.exception(InvalidSettings.class, (e, ctx) -> {
            if (Guard.isApi(ctx)) {
                problems.answer(ctx, UNPROCESSABLE_CONTENT, "", message(e), e.problems());
            } else {
                admin.invalidSettings(e, ctx);
            }
        });
        routes.exception(RefusedUpload.class, this::refused);
        routes.exception(MethodNotAllowedResponse.class, (e, ctx) -> {
            ctx.header("Allow", e.getDetails().getOrDefault("availableMethods", ""));
            problems.answer(
                    ctx,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "error.method",
                    "This address does not answer to " + ctx.method() + ".");
        });
        routes.exception(JdbiException.class, (e, ctx) -> {
            if (Database.isAway(e)) {
                ctx.header("Retry-After", "5");
                problems.answer(
                        ctx, SERVICE_UNAVAILABLE, "", "The database does not answer now. Try again in a moment.");
            } else {
                problems.unexpected(e, ctx);
            }
        });
        routes.exception(HttpResponseException.class, problems::response);
        routes.exception(Exception.class, problems::unexpected);
    }

    private void answer(RoutesConfig routes, Class<? extends Exception> failure, HttpStatus status, String textKey) {
        routes.exception(failure, (e, ctx) -> problems.answer(ctx, status, textKey, message(e)));
    }

    private void refused(RefusedUpload upload, Context ctx) {
        HttpStatus status = status(upload.reason());
        if (Guard.isApi(ctx)) {
            problems.field(ctx, status, upload.field(), upload.sentence());
        } else if (ctx.path().startsWith("/admin/import")) {
            publishing.refused(upload, ctx.status(status));
        } else {
            data.refused(upload, ctx.status(status));
        }
    }

    private static HttpStatus status(RefusedUpload.Reason reason) {
        return switch (reason) {
            case UNUSABLE -> UNPROCESSABLE_CONTENT;
            case TOO_LARGE -> CONTENT_TOO_LARGE;
            case CONFLICT -> CONFLICT;
        };
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
