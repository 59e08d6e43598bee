package org.latentatlas.client.page;

import org.latentatlas.network.UnfitNetwork;

/**
 * Why something could not be loaded.
 *
 * @param reason part of a sentence, in the language of the page
 * @param detail what a file's reader found, in English, for those who look after the site; empty where there is nothing more to say
 */
record Failure(String reason, String detail) {
    /** A file did not arrive; by the HTTP status, 0 where nothing answered. */
    static Failure notArrived(int status) {
        return new Failure(status == 0 ? Texts.of("no-answer") : Texts.of("status", Integer.toString(status)), "");
    }

    /** A file is here and cannot be used. */
    static Failure unusable(RuntimeException found) {
        return new Failure(
                Texts.of(found instanceof UnfitNetwork ? "unfit" : "damaged"), String.valueOf(found.getMessage()));
    }
}
