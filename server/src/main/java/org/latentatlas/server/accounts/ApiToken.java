package org.latentatlas.server.accounts;

import java.time.Instant;

/**
 * A token with which a program may administer the site; its text is shown once and not kept.
 *
 * @param name what the administrator calls it
 */
public record ApiToken(long id, String name, Instant createdAt) {}
