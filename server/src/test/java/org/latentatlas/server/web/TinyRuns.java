package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** Runs that take no time. */
final class TinyRuns {
    /** Two epochs of a tiny network on a few drawn digits. */
    static final String SMALL =
            "{\"dataset\":\"drawn\",\"limit\":200,\"hidden\":[8],\"epochs\":2,\"batch\":100,\"seed\":5,\"device\":\"cpu\"}";

    /** The same until it is cancelled. */
    static final String ENDLESS = SMALL.replace("\"epochs\":2", "\"epochs\":10000");

    private TinyRuns() {}

    /** Whether a run is in that state. */
    static Predicate<JsonNode> in(String state) {
        return run -> run.get("state").asText().equals(state);
    }
}
