package org.latentatlas.server.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The one administrator: sets a password once with a token that only the server's console shows, signs in with it, and
 * is known from then on by a signed cookie. Safe for many threads.
 */
public final class Administrator {
    /** The fewest characters of a password. */
    public static final int SHORTEST_PASSWORD = 10;

    /** The most characters of a password. */
    public static final int LONGEST_PASSWORD = 200;

    /** How long a sign-in lasts. */
    public static final Duration SESSION = Duration.ofDays(7);

    private final AccountStore store;
    private final Signature signature;
    private final String setupToken;

    public Administrator(Jdbi jdbi) {
        this.store = new AccountStore(jdbi);
        this.signature = new Signature(store.settingOr("cookie-key", Secrets.random()));
        this.setupToken = store.settingOr("setup-token", Secrets.random());
    }

    /** Whether a password was set. */
    public boolean exists() {
        return store.administrator().isPresent();
    }

    /** Part of the one-time address at which the password is set; the same for all servers of one database. */
    public String setupToken() {
        return setupToken;
    }

    /**
     * Checks a set-up link.
     *
     * @throws Refused when a password was set already, or the token is not the one that was shown
     */
    public void checkSetup(String token) {
        if (exists()) {
            throw new Refused("refused.set-already", "A password was set already. Sign in with it.");
        }
        if (!Secrets.same(token, setupToken)) {
            throw new Refused(
                    "refused.set-up",
                    "This set-up address is not valid. The server prints the right one when it starts.");
        }
    }

    /**
     * Sets the password, once.
     *
     * @return the text of a session's cookie
     * @throws Refused as {@link #checkSetup}
     * @throws WrongPassword when it is too short or too long
     */
    public String setUp(String token, String password) {
        checkSetup(token);
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new WrongPassword("password.length", password.length(), SHORTEST_PASSWORD, LONGEST_PASSWORD);
        }
        if (!store.add(Passwords.hash(password), Instant.now())) {
            throw new Refused("refused.set-already", "A password was set already. Sign in with it.");
        }
        return newSession();
    }

    /**
     * Signs in.
     *
     * @return the text of a session's cookie
     * @throws WrongPassword when it is not the administrator's, or none was set yet
     */
    public String signIn(String password) {
        var administrator = store.administrator().orElseThrow(() -> new WrongPassword("password.none"));
        if (password.length() > LONGEST_PASSWORD || !Passwords.matches(password, administrator.passwordHash())) {
            throw new WrongPassword("password.wrong");
        }
        return newSession();
    }

    private String newSession() {
        int epoch = store.administrator().orElseThrow().sessionEpoch();
        return new Session(epoch, Instant.now().plus(SESSION).toEpochMilli(), Secrets.random()).signed(signature);
    }

    /** The session of a cookie's text; empty when it was not signed here, has expired or was ended. */
    public Optional<Session> session(String cookie) {
        return Session.read(cookie, signature)
                .filter(session -> Instant.now().toEpochMilli() < session.expires())
                .filter(session -> store.administrator()
                        .filter(administrator -> administrator.sessionEpoch() == session.epoch())
                        .isPresent());
    }

    /** Ends every session, so that a copied cookie is worth nothing. */
    public void signOut() {
        store.raiseSessionEpoch();
    }

    /** The token that forms of this session, or of this visitor before signing in, send back. */
    public String formToken(String nonce) {
        return signature.of("form:" + nonce);
    }

    /**
     * Checks what a form sent back.
     *
     * @throws Refused when it is not {@link #formToken} of this nonce
     */
    public void checkFormToken(String nonce, String token) {
        if (!Secrets.same(formToken(nonce), token)) {
            throw new Refused(
                    "refused.form",
                    "This form is too old, or did not come from this site. Go back, reload the page and try again.");
        }
    }

    /** A random text that ties forms to a browser before it has a session. */
    public String newNonce() {
        return Secrets.random();
    }
}
