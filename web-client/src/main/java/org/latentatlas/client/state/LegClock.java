package org.latentatlas.client.state;

import org.latentatlas.walk.Pace;

/** The moments of a walk leg by leg: which leg it is on, and which part of the leg's time and of its way is done. Immutable. */
public final class LegClock {
    private final Pace pace;

    public LegClock(Pace pace) {
        this.pace = pace;
    }

    public Pace pace() {
        return pace;
    }

    /** The leg at a moment, from 0; at a stop the one that begins there, at the end the last one. */
    public int leg(double seconds) {
        int leg = Math.max(0, Math.min(pace.walk().legs() - 1, (int) pace.position(seconds)));
        if (seconds >= pace.walk().seconds()) {
            return pace.walk().legs() - 1;
        }
        return leg;
    }

    /** The part of a leg's time that is over at a moment, 0 to 1. */
    public double part(int leg, double seconds) {
        double start = pace.secondsAt(leg);
        double length = pace.secondsAt(leg + 1) - start;
        return length > 0 ? Math.max(0, Math.min(1, (seconds - start) / length)) : 0;
    }

    /** The moment when that part of a leg's time is over. */
    public double seconds(int leg, double part) {
        return (1 - part) * pace.secondsAt(leg) + part * pace.secondsAt(leg + 1);
    }

    /** Writes the latent point when that part of a leg's time is over into {@code z}, (latentSize). */
    public void latentAt(float[] z, int leg, double part) {
        if (part >= 1) {
            pace.walk().route().at(z, leg + 1);
        } else if (part <= 0) {
            pace.walk().route().at(z, leg);
        } else {
            pace.latentAt(z, seconds(leg, part));
        }
    }

    /** How far other ways between the leg's two digits are by then, 0 to 1: they have the easing too, and under even speed go evenly. */
    public double share(double part) {
        return pace.walk().even() ? part : pace.walk().easing().ease(part);
    }
}
