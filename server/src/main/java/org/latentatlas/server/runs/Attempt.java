package org.latentatlas.server.runs;

/**
 * One worker's time with a run.
 *
 * @param number that fences it: once another worker has the run, it has a higher one
 * @param lost workers that had the run before, ended without a word and finished no epoch
 */
record Attempt(Run run, long number, int lost) {}
