package org.latentatlas.server.walks;

import org.latentatlas.walk.Walk;

/**
 * A walk that has a link.
 *
 * @param id the short text of its address; the same for the same walk
 * @param json its canonical JSON
 */
public record SharedWalk(String id, Walk walk, String json) {}
