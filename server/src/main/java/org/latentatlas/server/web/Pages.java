package org.latentatlas.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** The texts in the language of this request. */
    Texts texts(Context ctx) {
        return Texts.in(Language.of(ctx));
    }

    /** The frame of the page that answers this request; a language that its address names is kept for the next ones. */
    Page frame(Context ctx, String title, String description) {
        Language.tagged(ctx.queryParam(Language.PARAMETER))
                .ifPresent(language -> guard.rememberLanguage(ctx, language));
        String formToken = guard.formToken(ctx);
        return new Page(
                texts(ctx),
                new Page.Address(siteUrl(ctx), ctx.path(), queryWithoutLanguage(ctx)),
                assets,
                title,
                description,
                !formToken.isEmpty(),
                formToken,
                models.published().map(Model::name).orElse(null));
    }

    private static String queryWithoutLanguage(Context ctx) {
        return ctx.queryParamMap().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(Language.PARAMETER))
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Answers with a template; every template has the parameter {@code page}. */
    void show(Context ctx, String template, Page page, Map<String, Object> parameters) {
        ctx.contentType("text/html; charset=utf-8");
        ctx.header(Header.VARY, "Accept-Language, Cookie");
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
