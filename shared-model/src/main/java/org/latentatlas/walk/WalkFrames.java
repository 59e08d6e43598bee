package org.latentatlas.walk;

/**
 * A walk at even moments, so many a second: an open walk from its first moment to its last, a loop up to the moment before it begins again. Immutable
 * and thread-safe.
 */
public final class WalkFrames {
    private final Pace pace;
    private final int perSecond;
    private final int count;

    /** @param perSecond 1 to 100 */
    public WalkFrames(Pace pace, int perSecond) {
        if (perSecond < 1 || perSecond > 100) {
            throw new IllegalArgumentException(perSecond + " frames a second were asked for; it may be 1 to 100.");
        }
        this.pace = pace;
        this.perSecond = perSecond;
        int steps = Math.max(1, (int) (pace.walk().seconds() * perSecond + 0.5));
        this.count = pace.walk().loop() ? steps : steps + 1;
    }

    /** The number of frames. */
    public int count() {
        return count;
    }

    public int perSecond() {
        return perSecond;
    }

    public Pace pace() {
        return pace;
    }

    /** When a frame is shown, from 0 on; the last one of an open walk is its end. */
    public double seconds(int frame) {
        return Math.min(frame / (double) perSecond, pace.walk().seconds());
    }

    /** Writes the latent point of a frame into {@code z}, (size). */
    public void latentAt(float[] z, int frame) {
        pace.latentAt(z, seconds(frame));
    }
}
