package org.latentatlas.server.web;

import static org.latentatlas.server.web.Role.ADMINISTRATOR;
import static org.latentatlas.server.web.Role.UPLOAD;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.security.RouteRole;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** Every route, on one screen. */
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
        routes.beforeMatched(FormFields::check);

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

        get(routes, "/admin", admin::overview, ADMINISTRATOR);
        get(routes, "/admin/runs", admin::runList, ADMINISTRATOR);
        routes.post("/admin/runs", admin::startRun, ADMINISTRATOR);
        routes.post("/admin/runs/check", admin::checkSettings, ADMINISTRATOR);
        get(routes, "/admin/runs/{id}", runs::run, ADMINISTRATOR);
        get(routes, "/admin/runs/{id}/epochs.csv", runs::epochs, ADMINISTRATOR);
        routes.get("/admin/runs/{id}/events", events::stream, ADMINISTRATOR);
        get(routes, "/admin/runs/{id}/snapshots/{epoch}/{file}", runs::picture, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/cancel", runs::cancel, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/resume", runs::resume, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/earlier", runs::earlier, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/later", runs::later, ADMINISTRATOR);
        routes.post("/admin/runs/{id}/delete", runs::delete, ADMINISTRATOR);
        get(routes, "/admin/compare", runs::compare, ADMINISTRATOR);
        get(routes, "/admin/data", data::page, ADMINISTRATOR);
        routes.post("/admin/data", data::upload, ADMINISTRATOR, UPLOAD);
        get(routes, "/admin/data/arriving", data::arriving, ADMINISTRATOR);
        routes.post("/admin/data/{name}/delete", data::delete, ADMINISTRATOR);
        get(routes, "/admin/import", publishing::importForm, ADMINISTRATOR);
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
        get(routes, "/api/v1/runs", runApi::all, ADMINISTRATOR);
        get(routes, "/api/v1/runs/{id}", runApi::one, ADMINISTRATOR);
        routes.post("/api/v1/runs/{id}/cancel", runApi::cancel, ADMINISTRATOR);
        get(routes, "/api/v1/runs/{id}/snapshots/{epoch}/{file}", runs::picture, ADMINISTRATOR);
        get(routes, "/api/v1/runs/{id}/epochs.csv", runs::epochs, ADMINISTRATOR);
        routes.post("/api/v1/runs/{id}/resume", runApi::resume, ADMINISTRATOR);
        routes.post("/api/v1/runs/{id}/earlier", runApi::earlier, ADMINISTRATOR);
        routes.post("/api/v1/runs/{id}/later", runApi::later, ADMINISTRATOR);
        routes.delete("/api/v1/runs/{id}", runApi::delete, ADMINISTRATOR);

        get(routes, "/api/v1/datasets", dataApi::all, ADMINISTRATOR);
        routes.post("/api/v1/datasets", dataApi::upload, ADMINISTRATOR, UPLOAD);
        get(routes, "/api/v1/datasets/{name}", dataApi::one, ADMINISTRATOR);
        routes.delete("/api/v1/datasets/{name}", dataApi::delete, ADMINISTRATOR);

        get(routes, "/openapi.json", operations::openApi);
        get(routes, "/healthz", operations::health);
        get(routes, "/metrics", metrics::show);

        routes.after(LingeringClose::after);
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
            new Failures(problems, accounts, admin, publishing, data).answer(config.routes);
        });
    }

    /** A route that reads: GET, and HEAD beside it. */
    private static void get(RoutesConfig routes, String path, Handler handler, RouteRole... roles) {
        routes.get(path, handler, roles);
        routes.head(path, handler, roles);
    }
}
