package org.latentatlas.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;

/** Draws pages from their templates. */
final class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Assets assets;
    private final Models models;
    private final Guard guard;
    private final @Nullable URI url;

    Pages(Assets assets, Models models, Guard guard, @Nullable URI url) {
        this.assets = assets;
        this.models = models;
        this.guard = guard;
        this.url = url;
    }

    /** The frame of the page that answers this request. */
    Page frame(Context ctx, String title, String description) {
        String formToken = guard.formToken(ctx);
        return new Page(
                title,
                description,
                ctx.path(),
                !formToken.isEmpty(),
                formToken,
                models.published().map(Model::name).orElse(null),
                assets);
    }

    /** Answers with a template; every template has the parameter {@code page}. */
    void show(Context ctx, String template, Page page, Map<String, Object> parameters) {
        ctx.contentType("text/html; charset=utf-8");
        ctx.result(fragment(template, page, parameters));
    }

    /** A template as text. */
    String fragment(String template, Page page, Map<String, Object> parameters) {
        var all = new HashMap<>(parameters);
        all.put("page", page);
        var out = new StringOutput();
        templates.render(template, all, out);
        return out.toString();
    }

    /** The address of this site as the visitor uses it, without a slash at its end. */
    String siteUrl(Context ctx) {
        return url != null ? url.toString() : ctx.scheme() + "://" + ctx.host();
    }
}
