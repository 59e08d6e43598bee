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
import static org.latentatlas.server.web.Role.ADMINISTRATOR;
import static org.latentatlas.server.web.Role.UPLOAD;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jdbi.v3.core.JdbiException;
import org.latentatlas.server.accounts.NoSuchToken;
import org.latentatlas.server.accounts.NotSignedIn;
import org.latentatlas.server.accounts.Refused;
import org.latentatlas.server.accounts.WrongPassword;
import org.latentatlas.server.datasets.NoSuchDataSet;
import org.latentatlas.server.datasets.NoSuchPicture;
import org.latentatlas.server.datasets.RefusedDataSet;
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
import org.latentatlas.server.walks.NoSuchWalk;
import org.latentatlas.server.walks.UnfitWalk;
import org.latentatlas.walk.BadWalk;

/** Every route and every exception's answer, on one screen. */
record App(
        Guard guard,
        Assets assets,
        RootFiles rootFiles,
        Problems problems,
        MapPages map,
        DrawPages draw,
        MapPictures mapPictures,
        WeightsRoute weights,
        DecoderModules decoders,
        DataSetPictures pictures,
        RelativesRoute relatives,
        OnnxRoute onnx,
        Previews previews,
        AccountPages accounts,
        AdminPages admin,
        RunPages runs,
        PublishPages publishing,
        DataPages data,
        RunEvents events,
        Api api,
        RunApi runApi,
        DataApi dataApi,
        Operations operations,
        Metrics metrics) {
    private static final long MOST_BYTES_IN_A_BODY = 256 * 1024;
    private static final int WAITING_CONNECTIONS = 1024;
    private static final long LONGEST_STOP_MILLISECONDS = 5000;

    private void routes(RoutesConfig routes) {
        routes.before(SecurityHeaders::add);
        routes.before(guard::checkOrigin);
        routes.beforeMatched(guard::checkRole);

        get(routes, "/", map::map);
        get(routes, "/draw", draw::draw);
        get(routes, "/models", draw::models);
        get(routes, "/compare", draw::compare);
        get(routes, "/maps/{file}", mapPictures::answer);
        get(routes, "/w/{id}", map::walk);
        get(routes, "/w/{id}/embed", map::embed);
        get(routes, "/w/{id}/preview.png", previews::answer);
        get(routes, "/offline", rootFiles::offline);
        get(routes, "/service-worker.js", rootFiles::serviceWorker);
        get(routes, "/robots.txt", rootFiles::robots);
        get(routes, "/sitemap.xml", rootFiles::sitemap);
        get(routes, "/assets/{hash}/<path>", assets::answer);
        get(routes, "/weights/{file}", weights::answer);
        get(routes, "/decoders/{file}", decoders::answer);
        get(routes, "/datasets/{name}/{split}/{file}", pictures::answer);
        get(routes, "/models/{id}/encoded-train.safetensors", relatives::answer);
        get(routes, "/models/{id}/decoder.onnx", onnx::decoder);
        get(routes, "/models/{id}/encoder.onnx", onnx::encoder);

        get(routes, "/setup", accounts::setupForm);
        routes.post("/setup", accounts::setUp);
        get(routes, "/sign-in", accounts::signInForm);
        routes.post("/sign-in", accounts::signIn);
        routes.post("/admin/sign-out", accounts::signOut, ADMINISTRATOR);

        routes.get("/admin", admin::overview, ADMINISTRATOR);
        routes.get("/admin/runs", admin::runList, ADMINISTRATOR);
        routes.post("/admin/runs", admin::startRun, ADMINISTRATOR);
        routes.post("/admin/runs/check", admin::checkSettings, ADMINISTRATOR);
        routes.get("/admin/runs/{id}", runs::run, ADMINISTRATOR);
        routes.get("/admin/runs/{id}/epochs.csv", runs::epochs, ADMINISTRATOR);
        routes.get("/admin/runs/{id}/events", events::stream, ADMINISTRATOR);
        routes.get("/admin/runs/{id}/snapshots/{epoch}/{file}", runs::picture, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/cancel", runs::cancel, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/resume", runs::resume, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/earlier", runs::earlier, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/later", runs::later, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/delete", runs::delete, ADMINISTRATOR);
        routes.get("/admin/compare", runs::compare, ADMINISTRATOR);
        routes.get("/admin/data", data::page, ADMINISTRATOR);
        routes.post("/admin/data", data::upload, ADMINISTRATOR, UPLOAD);
        routes.get("/admin/data/arriving", data::arriving, ADMINISTRATOR);
        routes.post("/admin/data/{name}/delete", data::delete, ADMINISTRATOR);
        routes.get("/admin/import", publishing::importForm, ADMINISTRATOR);
        routes.post("/admin/import", publishing::importFiles, ADMINISTRATOR, UPLOAD);
        routes.post("/admin/models/{id}/publish", publishing::publish, ADMINISTRATOR);
        routes.post("/admin/models/{id}/withdraw", publishing::withdraw, ADMINISTRATOR);
        routes.post("/admin/tokens", admin::createToken, ADMINISTRATOR);
        routes.post("/admin/tokens/{id}/revoke", admin::revokeToken, ADMINISTRATOR);

        get(routes, "/api/v1/models", api::models);
        get(routes, "/api/v1/models/{id}", api::model);
        routes.post("/api/v1/models", runApi::importModel, ADMINISTRATOR, UPLOAD);
        routes.post("/api/v1/models/{id}/publish", runApi::publish, ADMINISTRATOR);
        routes.post("/api/v1/models/{id}/withdraw", runApi::withdraw, ADMINISTRATOR);
        routes.post("/api/v1/walks", api::shareWalk);
        get(routes, "/api/v1/walks/{id}", api::walk);
        routes.post("/api/v1/runs", runApi::start, ADMINISTRATOR);
        routes.get("/api/v1/runs", runApi::all, ADMINISTRATOR);
        routes.get("/api/v1/runs/{id}", runApi::one, ADMINISTRATOR);
        routes.post("/api/v1/runs/{id}/cancel", runApi::cancel, ADMINISTRATOR);
        routes.get("/api/v1/runs/{id}/snapshots/{epoch}/{file}", runs::picture, ADMINISTRATOR);
        routes.get("/api/v1/runs/{id}/epochs.csv", runs::epochs, ADMINISTRATOR);
        routes.post("/api/v1/runs/{id}/resume", runApi::resume, ADMINISTRATOR);
        routes.post("/api/v1/runs/{id}/earlier", runApi::earlier, ADMINISTRATOR);
        routes.post("/api/v1/runs/{id}/later", runApi::later, ADMINISTRATOR);
        routes.delete("/api/v1/runs/{id}", runApi::delete, ADMINISTRATOR);

        routes.get("/api/v1/datasets", dataApi::all, ADMINISTRATOR);
        routes.post("/api/v1/datasets", dataApi::upload, ADMINISTRATOR, UPLOAD);
        routes.get("/api/v1/datasets/{name}", dataApi::one, ADMINISTRATOR);
        routes.delete("/api/v1/datasets/{name}", dataApi::delete, ADMINISTRATOR);

        get(routes, "/openapi.json", operations::openApi);
        get(routes, "/healthz", operations::health);
        get(routes, "/metrics", metrics::show);

        routes.after(Uploads::linger);
    }

    private void failures(RoutesConfig routes) {
        answer(routes, NoSuchModel.class, NOT_FOUND, "error.no-model");
        answer(routes, NoSuchWeights.class, NOT_FOUND, "error.nothing");
        answer(routes, NoSuchWalk.class, NOT_FOUND, "error.no-walk");
        answer(routes, NoSuchRun.class, NOT_FOUND, "");
        answer(routes, NoSuchPicture.class, NOT_FOUND, "error.nothing");
        answer(routes, NoTrainingSet.class, NOT_FOUND, "error.nothing");
        answer(routes, NoSuchToken.class, NOT_FOUND, "");
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
        routes.exception(RefusedDataSet.class, (e, ctx) -> {
            HttpStatus status = status(e.reason());
            if (Guard.isApi(ctx)) {
                problems.field(ctx, status, e.field(), e.sentence());
            } else {
                ctx.status(status);
                data.refused(e, ctx);
            }
        });
        routes.exception(RefusedModel.class, (e, ctx) -> {
            if (Guard.isApi(ctx)) {
                problems.field(ctx, e.status(), e.field(), e.sentence());
            } else {
                publishing.refused(e, ctx);
            }
        });
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

    Javalin create(String host, int port) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = MOST_BYTES_IN_A_BODY;
            config.jetty.addConnector((server, http) -> {
                http.setSendServerVersion(false);
                var connector = new ServerConnector(server, new HttpConnectionFactory(http));
                connector.setHost(host);
                connector.setPort(port);
                connector.setAcceptQueueSize(WAITING_CONNECTIONS);
                return connector;
            });
            config.jetty.modifyServer(server -> {
                server.setErrorHandler(SecurityHeaders::answerMalformed);
                server.setHandler(new GracefulHandler()); // requests under way are answered before the server stops
                server.setStopTimeout(LONGEST_STOP_MILLISECONDS);
            });
            config.requestLogger.http(metrics::answered);
            routes(config.routes);
            failures(config.routes);
        });
    }

    /** A route that reads: GET, and HEAD beside it. */
    private static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    private void answer(RoutesConfig routes, Class<? extends Exception> failure, HttpStatus status, String textKey) {
        routes.exception(failure, (e, ctx) -> problems.answer(ctx, status, textKey, message(e)));
    }

    private static HttpStatus status(RefusedDataSet.Reason reason) {
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
