package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language of the pages. */
public enum Language {
    EN("English"),
    FR("Français");

    /** Name of the query parameter and of the cookie that choose a language. */
    static final String PARAMETER = "lang";

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** What HTML and HTTP call it: {@code en}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its readers call it. */
    public String ownName() {
        return ownName;
    }

    /** The language for a request: that of its address, else of its cookie, else the first of the browser's that there is, else English. */
    static Language of(Context ctx) {
        if (ctx.path().startsWith("/admin")) {
            return EN;
        }
        return Stream.of(
                        tagged(ctx.queryParam(PARAMETER)),
                        tagged(ctx.cookie(PARAMETER)),
                        preferred(ctx.header(Header.ACCEPT_LANGUAGE)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(EN);
    }

    /** The language with this tag. */
    static Optional<Language> tagged(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    private static Optional<Language> preferred(@Nullable String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> tagged(Locale.forLanguageTag(range.getRange()).getLanguage()).stream())
                .findFirst();
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage == null ? List.of() : Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) { // a header that is no list of languages says nothing
            return List.of();
        }
    }
}
