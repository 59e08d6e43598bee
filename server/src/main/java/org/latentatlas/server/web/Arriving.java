package org.latentatlas.server.web;

/**
 * Where an upload is.
 *
 * @param field that arrives now; empty before the first
 * @param total bytes that are to come, -1 where the sender did not say
 */
public record Arriving(String field, long bytes, long total) {
    /** In a few words: 12.4 MB of 53.0 MB. */
    public String figures() {
        return Wording.megabytes(bytes) + (total > 0 ? " of " + Wording.megabytes(total) : "");
    }
}
