package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.accounts.Administrator;
import org.latentatlas.server.accounts.ApiTokens;
import org.latentatlas.server.accounts.NotSignedIn;
import org.latentatlas.server.accounts.Refused;
import org.latentatlas.server.accounts.Session;

/** Lets requests through or not: the administrator by cookie on pages and by bearer token in the API; no other site's. */
final class Guard {
    private static final String SESSION = "atlas-session";
    private static final String VISIT = "atlas-visit";
    private static final Duration LANGUAGE = Duration.ofDays(365);
    private static final String BEARER = "Bearer ";
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final Administrator administrator;
    private final ApiTokens tokens;
    private final @Nullable URI url;
    private final int proxies;

    Guard(Administrator administrator, ApiTokens tokens, @Nullable URI url, int proxies) {
        this.administrator = administrator;
        this.tokens = tokens;
        this.url = url;
        this.proxies = proxies;
    }

    /**
     * Before everything: what a browser sends on behalf of another site changes nothing here.
     *
     * @throws Refused when it does
     */
    void checkOrigin(Context ctx) {
        if (READING.contains(ctx.method())) {
            return;
        }
        String origin = ctx.header(Header.ORIGIN);
        String fetchSite = ctx.header("Sec-Fetch-Site");
        boolean own = origin == null || isOwn(origin, ctx.host());
        boolean sameSite = fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none");
        if (!own || !sameSite) {
            throw new Refused("refused.other-site", "This request comes from another site, and was not carried out.");
        }
    }

    private boolean isOwn(String origin, @Nullable String host) {
        int authority = origin.indexOf("://");
        boolean sameHost = authority > 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
        return sameHost || (url != null && origin.equalsIgnoreCase(url.toString()));
    }

    /**
     * Before a route that was found.
     *
     * @throws NotSignedIn when it is the administrator's and somebody else asks
     * @throws Refused when a form's token is missing or wrong
     */
    void checkRole(Context ctx) {
        if (!ctx.routeRoles().contains(Role.ADMINISTRATOR)) {
            return;
        }
        ctx.header(Header.CACHE_CONTROL, "no-store");
        ctx.disableCompression(); // no form token is packed together with what somebody else chose (BREACH)
        if (!isAdministrator(ctx)) {
            throw new NotSignedIn(isApi(ctx) ? "This needs the header Authorization: Bearer TOKEN." : "Sign in first.");
        }
        if (!isApi(ctx) && !READING.contains(ctx.method()) && !ctx.routeRoles().contains(Role.UPLOAD)) {
            checkForm(ctx);
        }
    }

    /**
     * Whether the administrator asks.
     *
     * @throws NotSignedIn when a bearer token came that is not valid
     */
    boolean isAdministrator(Context ctx) {
        if (!isApi(ctx)) {
            return session(ctx).isPresent();
        }
        String authorization = ctx.header(Header.AUTHORIZATION);
        if (authorization == null) {
            return false;
        }
        if (!authorization.startsWith(BEARER)
                || !tokens.accepts(authorization.substring(BEARER.length()).strip())) {
            throw new NotSignedIn("The API token is not valid; it may have been revoked.");
        }
        return true;
    }

    /**
     * The address that the client has on the network. Each proxy before the site adds the address that it was called from to
     * {@code X-Forwarded-For}, at the end; what stands before those anybody can have written.
     */
    String client(Context ctx) {
        List<String> passed = Collections.list(ctx.req().getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .toList();
        boolean known = proxies > 0 && passed.size() >= proxies;
        return known ? passed.get(passed.size() - proxies).strip() : ctx.req().getRemoteAddr();
    }

    static boolean isApi(Context ctx) {
        return ctx.path().startsWith("/api/");
    }

    private Optional<Session> session(Context ctx) {
        String cookie = ctx.cookie(SESSION);
        return cookie == null ? Optional.empty() : administrator.session(cookie);
    }

    /** The token for the administrator's forms; empty for everybody else. */
    String formToken(Context ctx) {
        return session(ctx)
                .map(session -> administrator.formToken(session.nonce()))
                .orElse("");
    }

    /** The token for a form that may be sent before signing in, tied to this browser by a cookie. */
    String visitorFormToken(Context ctx) {
        String signedIn = formToken(ctx);
        if (!signedIn.isEmpty()) {
            return signedIn;
        }
        String nonce = ctx.cookie(VISIT);
        if (nonce == null) {
            nonce = administrator.newNonce();
            setCookie(ctx, VISIT, nonce, -1, SameSite.STRICT);
        }
        return administrator.formToken(nonce);
    }

    /**
     * Checks the token of the form that came, of the session where there is one.
     *
     * @throws Refused when it is missing or wrong
     */
    void checkForm(Context ctx) {
        String token = Optional.ofNullable(ctx.header("X-CSRF-Token"))
                .or(() -> Optional.ofNullable(ctx.formParam("csrf")))
                .orElse("");
        checkForm(ctx, token);
    }

    /** The same for a token that was read from an upload. */
    void checkForm(Context ctx, String token) {
        String nonce = session(ctx)
                .map(Session::nonce)
                .or(() -> Optional.ofNullable(ctx.cookie(VISIT)))
                .orElse("");
        administrator.checkFormToken(nonce, token);
    }

    void openSession(Context ctx, String cookie) {
        setCookie(ctx, SESSION, cookie, (int) Administrator.SESSION.toSeconds(), SameSite.LAX);
    }

    void closeSession(Context ctx) {
        administrator.signOut();
        setCookie(ctx, SESSION, "", 0, SameSite.LAX);
    }

    /** Pages come in this language from now on, whatever the browser asks for. */
    void rememberLanguage(Context ctx, Language language) {
        setCookie(ctx, Language.PARAMETER, language.tag(), (int) LANGUAGE.toSeconds(), SameSite.LAX);
    }

    private void setCookie(Context ctx, String name, String value, int seconds, SameSite sameSite) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(ctx.scheme().equals("https") || (url != null && "https".equals(url.getScheme())));
        cookie.setSameSite(sameSite);
        ctx.cookie(cookie);
    }
}
