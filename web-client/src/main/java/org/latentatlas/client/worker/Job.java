package org.latentatlas.client.worker;

/** A longer piece of work for a walk, done in small steps wherever there is time: in a worker, or on the page where no worker starts. */
interface Job {
    /** Goes on by at most some milliseconds. Returns whether there is more to do. */
    boolean step();

    /** How far it is, 0 to 1. */
    double progress();

    /** What was found, as a message of the kind {@code answer}. */
    Message answer();
}
