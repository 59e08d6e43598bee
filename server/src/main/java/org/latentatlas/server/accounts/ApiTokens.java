package org.latentatlas.server.accounts;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.latentatlas.server.Sha256;

/** Tokens for the API. Kept as SHA-256, which is enough for 256 random bits. Safe for many threads. */
public final class ApiTokens {
    private static final String PREFIX = "atlas_";
    private static final int LONGEST_NAME = 60;

    private final AccountStore store;

    public ApiTokens(Jdbi jdbi) {
        this.store = new AccountStore(jdbi);
    }

    /**
     * Makes a token.
     *
     * @param name 1 to 60 characters, none of them a control character
     * @return its text, which cannot be had again
     * @throws UnfitTokenName when it is another
     */
    public String create(String name) {
        String text = name.strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw new UnfitTokenName("name has " + text.length() + " characters; expected 1 to " + LONGEST_NAME + ".");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new UnfitTokenName("name has a control character in it; expected text.");
        }
        String token = PREFIX + Secrets.random();
        store.addToken(text, Sha256.hex(token), Instant.now());
        return token;
    }

    /** Whether a program that shows this text may administer the site. */
    public boolean accepts(String token) {
        return store.knowsToken(Sha256.hex(token));
    }

    /** Those that are not revoked, oldest first. */
    public List<ApiToken> list() {
        return store.tokens();
    }

    /**
     * Makes a token worthless.
     *
     * @throws NoSuchToken when there is none of this id
     */
    public void revoke(long id) {
        if (!store.revoke(id, Instant.now())) {
            throw new NoSuchToken("There is no API token " + id + "; it may have been revoked already.");
        }
    }
}
