package org.latentatlas.client.state;

/** The time of a walk that plays: seconds from its start, running or held. For one thread. */
public final class Playback {
    private double seconds;
    private double length;
    private boolean loop;
    private boolean playing;
    private double last;

    /** The walk has changed: its length in seconds, and whether it runs on at the end. */
    public void length(double newLength, boolean loops) {
        length = newLength;
        loop = loops;
        seconds = Math.min(seconds, length);
    }

    /** Starts, from the beginning where it stood at the end. {@code now} is any clock in seconds. */
    public void play(double now) {
        if (length <= 0) {
            return;
        }
        if (seconds >= length) {
            seconds = 0;
        }
        playing = true;
        last = now;
    }

    public void pause() {
        playing = false;
    }

    /** Goes to a time within the walk. */
    public void seek(double to) {
        seconds = Math.max(0, Math.min(length, to));
    }

    /** Lets the clock's time pass while playing. A page that slept goes on where it was rather than leaping. */
    public void tick(double now) {
        if (!playing) {
            return;
        }
        seconds += Math.max(0, Math.min(0.25, now - last));
        last = now;
        if (seconds >= length) {
            if (loop) {
                seconds %= length;
            } else {
                seconds = length;
                playing = false;
            }
        }
    }

    public double seconds() {
        return seconds;
    }

    public double length() {
        return length;
    }

    public boolean playing() {
        return playing;
    }
}
