package org.latentatlas.server.runs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts changes, and lets threads wait for the next one. */
final class Changes {
    private long count = 1;

    synchronized void happened() {
        count++;
        notifyAll();
    }

    synchronized long await(long seen, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (count == seen) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return seen;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return count;
    }
}
