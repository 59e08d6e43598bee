package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Files that must stand at the root of the site: the service worker, its page for what was never visited, and what search engines read. */
final class RootFiles {
    /** What every page needs; the browser has it already when the worker asks. */
    private static final List<String> SHELL = List.of(
            "atlas.css",
            "admin.css",
            "loader.js",
            "client/latent-atlas.wasm",
            "icon.svg",
            "icon-192.png",
            "manifest.webmanifest");

    private static final List<String> PAGES = List.of("/", "/draw", "/models");

    private final Pages pages;
    private final String serviceWorker;

    RootFiles(Pages pages, Assets assets) {
        this.pages = pages;
        this.serviceWorker = "const bundle = " + bundle(assets) + ";\n" + assets.text("service-worker.js");
    }

    private static ObjectNode bundle(Assets assets) {
        ObjectNode bundle = new ObjectMapper().createObjectNode().put("hash", assets.hash());
        ArrayNode files = bundle.putArray("files");
        SHELL.forEach(file -> files.add(assets.url(file)));
        return bundle;
    }

    void serviceWorker(Context ctx) {
        ctx.contentType("text/javascript; charset=utf-8");
        ctx.result(serviceWorker);
    }

    /** The page that a visitor without a connection sees in place of one that was never opened. */
    void offline(Context ctx) {
        Texts texts = pages.texts(ctx);
        pages.show(
                ctx,
                "offline.jte",
                pages.frame(ctx, texts.text("offline.title"), texts.text("offline.text")),
                Map.of());
    }

    void robots(Context ctx) {
        ctx.contentType("text/plain; charset=utf-8");
        ctx.result("User-agent: *\nDisallow: /admin\nDisallow: /api/\nDisallow: /sign-in\nDisallow: /setup\nSitemap: "
                + pages.siteUrl(ctx) + "/sitemap.xml\n");
    }

    void sitemap(Context ctx) {
        String site = pages.siteUrl(ctx);
        if (site.matches(".*[<>&\"].*")) {
            throw new NotFoundResponse("There is no such address.");
        }
        ctx.contentType("application/xml; charset=utf-8");
        ctx.result(PAGES.stream()
                .map(path -> "<url><loc>" + site + path + "</loc></url>\n")
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                        "</urlset>\n")));
    }
}
