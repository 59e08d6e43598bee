package org.latentatlas.server.runs;

/**
 * The id of a job: the run it trains, and which of the run's times in the queue it stands for.
 *
 * @param number the run's attempt number when it was queued
 */
record JobId(long run, long number) {
    static JobId of(String text) {
        int colon = text.indexOf(':');
        return new JobId(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }

    String text() {
        return run + ":" + number;
    }
}
