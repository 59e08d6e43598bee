package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.accounts.Administrator;
import org.latentatlas.server.accounts.WrongPassword;

/** Setting the password once, signing in and out. */
final class AccountPages {
    private final Pages pages;
    private final Guard guard;
    private final Administrator administrator;
    private final RateLimit signIns =
            new RateLimit(10, "There were too many attempts to sign in. Wait a minute and try again.");

    AccountPages(Pages pages, Guard guard, Administrator administrator) {
        this.pages = pages;
        this.guard = guard;
        this.administrator = administrator;
    }

    void setupForm(Context ctx) {
        String token = Optional.ofNullable(ctx.queryParam("token")).orElse("");
        administrator.checkSetup(token);
        showSetup(ctx, token, "");
    }

    void setUp(Context ctx) {
        signIns.count(guard.client(ctx));
        guard.checkForm(ctx);
        String token = Optional.ofNullable(ctx.formParam("token")).orElse("");
        String password = Optional.ofNullable(ctx.formParam("password")).orElse("");
        guard.openSession(ctx, administrator.setUp(token, password));
        ctx.redirect("/admin", HttpStatus.SEE_OTHER);
    }

    void signInForm(Context ctx) {
        showSignIn(ctx, "");
    }

    void signIn(Context ctx) {
        signIns.count(guard.client(ctx));
        guard.checkForm(ctx);
        String password = Optional.ofNullable(ctx.formParam("password")).orElse("");
        guard.openSession(ctx, administrator.signIn(password));
        ctx.redirect(target(ctx.formParam("to")), HttpStatus.SEE_OTHER);
    }

    void signOut(Context ctx) {
        guard.closeSession(ctx);
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    /** Shows the form again that the password came from, with what is wrong. */
    void wrongPassword(WrongPassword problem, Context ctx) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        String sentence = pages.texts(ctx).text(problem.textKey(), problem.values());
        if (ctx.path().equals("/setup")) {
            showSetup(ctx, Optional.ofNullable(ctx.formParam("token")).orElse(""), sentence);
        } else {
            showSignIn(ctx, sentence);
        }
    }

    /** Sends whoever is not signed in to the form, and back from there. */
    void askToSignIn(Context ctx) {
        if (ctx.header("HX-Request") != null) { // a part of an open page: the whole page has to go
            ctx.status(HttpStatus.UNAUTHORIZED);
            ctx.header("HX-Redirect", "/sign-in");
            return;
        }
        String to = ctx.method().name().equals("GET") ? ctx.path() : "/admin";
        ctx.redirect("/sign-in?to=" + to, HttpStatus.SEE_OTHER);
    }

    private void showSetup(Context ctx, String token, String problem) {
        Texts texts = pages.texts(ctx);
        Page page = pages.frame(ctx, texts.text("door.set-up-title"), texts.text("door.set-up-description"))
                .withCsrf(guard.visitorFormToken(ctx));
        pages.show(ctx, "setup.jte", page, Map.of("token", token, "problem", problem));
    }

    private void showSignIn(Context ctx, String problem) {
        Texts texts = pages.texts(ctx);
        Page page = pages.frame(ctx, texts.text("door.sign-in"), texts.text("door.sign-in-description"))
                .withCsrf(guard.visitorFormToken(ctx));
        String to = ctx.queryParam("to") != null ? ctx.queryParam("to") : ctx.formParam("to");
        pages.show(
                ctx,
                "signIn.jte",
                page,
                Map.of("to", target(to), "problem", problem, "exists", administrator.exists()));
    }

    /** Only pages of the administrator: never another site. */
    private static String target(@Nullable String to) {
        return to != null && to.matches("/admin(/[a-z0-9/-]*)?") ? to : "/admin";
    }
}
