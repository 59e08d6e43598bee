package org.latentatlas.server.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.latentatlas.server.models.NoSuchModel;
import org.latentatlas.server.models.NoSuchWeights;
import org.latentatlas.server.walks.NoSuchWalk;
import org.latentatlas.server.walks.UnfitWalk;
import org.latentatlas.walk.BadWalk;

/** Every route and every exception's answer, on one screen. */
record App(Assets assets, Problems problems, MapPages mapPages, Api api, WeightsRoute weights) {
    private static final long MOST_BYTES_IN_A_BODY = 256 * 1024;

    Javalin create() {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = MOST_BYTES_IN_A_BODY;
            config.jetty.modifyHttpConfiguration(App::quiet);
            routes(config.routes);
            failures(config.routes);
        });
    }

    private static void quiet(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
    }

    private void routes(RoutesConfig routes) {
        routes.before(SecurityHeaders::add);

        get(routes, "/", mapPages::map);
        get(routes, "/w/{id}", mapPages::walk);
        get(routes, "/assets/{hash}/<path>", assets::answer);
        get(routes, "/weights/{file}", weights::answer);

        get(routes, "/api/v1/models", api::models);
        get(routes, "/api/v1/models/{id}", api::model);
        routes.post("/api/v1/walks", api::shareWalk);
        get(routes, "/api/v1/walks/{id}", api::walk);
    }

    /** A route that reads: GET, and HEAD beside it. */
    private static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    private void failures(RoutesConfig routes) {
        routes.exception(NoSuchModel.class, (e, ctx) -> problems.answer(ctx, HttpStatus.NOT_FOUND, message(e)));
        routes.exception(NoSuchWeights.class, (e, ctx) -> problems.answer(ctx, HttpStatus.NOT_FOUND, message(e)));
        routes.exception(NoSuchWalk.class, (e, ctx) -> problems.answer(ctx, HttpStatus.NOT_FOUND, message(e)));
        routes.exception(
                BadWalk.class,
                (e, ctx) -> problems.answer(
                        ctx, HttpStatus.BAD_REQUEST, message(e), List.of(new Problems.Field(e.field(), message(e)))));
        routes.exception(
                UnfitWalk.class,
                (e, ctx) -> problems.answer(
                        ctx,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        message(e),
                        List.of(new Problems.Field(e.field(), message(e)))));
        routes.exception(
                HttpResponseException.class,
                (e, ctx) -> problems.answer(ctx, HttpStatus.forStatus(e.getStatus()), message(e)));
        routes.exception(Exception.class, problems::unexpected);
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
