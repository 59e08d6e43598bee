package org.latentatlas.walk;

import org.jspecify.annotations.Nullable;
import org.latentatlas.latent.EvenSpeed;
import org.latentatlas.network.Decoder;

/**
 * Where a walk is at which moment: by its easing, leg by leg, or at even visual speed over the whole walk, for which the decoder must have been
 * asked. The same bits on the JVM and in every browser. Immutable and thread-safe; allocates nothing after it was made.
 */
public final class Pace {
    private final Walk walk;
    private final @Nullable EvenSpeed even;

    private Pace(Walk walk, @Nullable EvenSpeed even) {
        this.walk = walk;
        this.even = even;
    }

    /** The pace of a walk on its own model's decoder; asks the decoder {@link EvenSpeed#samples} times where the walk's speed is even. */
    public static Pace of(Walk walk, Decoder decoder) {
        return walk.even() ? new Pace(walk, EvenSpeed.of(walk.route(), decoder)) : byEasing(walk);
    }

    /** The pace by the easing alone, which a walk with even speed has until its speeds are known. */
    public static Pace byEasing(Walk walk) {
        return new Pace(walk, null);
    }

    /** The pace of a walk with even speed, whose speeds were found elsewhere, see {@link EvenSpeed#of(org.latentatlas.latent.Path, double[])}. */
    public static Pace even(Walk walk, double[] speeds) {
        return new Pace(walk, EvenSpeed.of(walk.route(), speeds));
    }

    public Walk walk() {
        return walk;
    }

    /** Where on the route the walk is, in legs. Before the start and after the end it rests; a loop runs on. {@code seconds} is finite. */
    public double position(double seconds) {
        double time = seconds / walk.secondsPerLeg();
        if (even != null) {
            return even.position(time);
        }
        double leg = Math.floor(time);
        return leg + walk.easing().ease(time - leg);
    }

    /** When the walk is at a stop, counted from 0; one more than the last is the end of a loop. */
    public double secondsAt(int stop) {
        if (even == null || stop <= 0 || stop >= walk.legs()) {
            return Math.max(0, Math.min(stop, walk.legs())) * walk.secondsPerLeg();
        }
        return even.time(stop) * walk.secondsPerLeg();
    }

    /** Writes the latent at a moment into {@code z}, (size). */
    public void latentAt(float[] z, double seconds) {
        if (even == null) {
            walk.latentAt(z, seconds);
        } else {
            walk.route().at(z, position(seconds));
        }
    }
}
