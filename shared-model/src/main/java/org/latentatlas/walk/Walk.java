package org.latentatlas.walk;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.latent.Path;
import org.latentatlas.latent.PathKind;

/**
 * A walk through the latent space of one model: stops, the path between them, and timing. An immutable value, equal by content;
 * thread-safe. {@link WalkText} and {@link WalkJson} write it as text.
 */
public final class Walk {
    public static final int MIN_STOPS = 2;
    public static final int MAX_STOPS = 64;
    /** The most coordinates that a stop may have. */
    public static final int MAX_SIZE = 255;
    /** Coordinates lie between minus and plus this many standard deviations of the prior. */
    public static final float MAX_COORDINATE = 1000;

    public static final double MIN_SECONDS_PER_LEG = 0.2;
    public static final double MAX_SECONDS_PER_LEG = 20;
    /** In chars of a Java string. */
    public static final int MAX_TITLE = 120;
    /** In chars of a Java string. */
    public static final int MAX_NOTE = 500;

    private static final int MODEL_DIGITS = 16;

    private final String model;
    private final List<float[]> stops;
    private final PathKind path;
    private final Easing easing;
    private final int millisecondsPerLeg;
    private final boolean loop;
    private final String title;
    private final boolean even;
    private final String note;
    private final Path route;

    /** A walk without even visual speed and without a note. */
    public Walk(
            String model,
            List<float[]> stops,
            PathKind path,
            Easing easing,
            double secondsPerLeg,
            boolean loop,
            String title) {
        this(model, stops, path, easing, secondsPerLeg, loop, title, false, "");
    }

    /**
     * @param model the id of the model that decodes the walk, 16 lower-case hexadecimal digits
     * @param stops 2 to 64 latents of one size, 1 to 255 finite coordinates between -1000 and 1000; -0 becomes 0
     * @param secondsPerLeg 0.2 to 20, rounded to whole milliseconds
     * @param title at most 120 chars without control characters; may be empty
     * @param even whether the picture changes at one speed over the whole walk; then the easing rests
     * @param note what the author says of the walk, at most 500 chars without control characters but line feeds; may be empty
     * @throws BadWalk if one of these rules is broken
     */
    public Walk(
            String model,
            List<float[]> stops,
            PathKind path,
            Easing easing,
            double secondsPerLeg,
            boolean loop,
            String title,
            boolean even,
            String note) {
        this.model = checkedModel(model);
        this.stops = checkedStops(stops);
        this.path = path;
        this.easing = easing;
        if (!(secondsPerLeg >= MIN_SECONDS_PER_LEG && secondsPerLeg <= MAX_SECONDS_PER_LEG)) {
            throw new BadWalk(
                    "secondsPerLeg", "secondsPerLeg is " + secondsPerLeg + "; a leg takes 0.2 to 20 seconds.");
        }
        this.millisecondsPerLeg = (int) (secondsPerLeg * 1000 + 0.5);
        this.loop = loop;
        this.title = WalkWords.checked("title", title, MAX_TITLE);
        this.even = even;
        this.note = WalkWords.checked("note", note, MAX_NOTE);
        this.route = Path.through(path, this.stops, loop);
    }

    private static String checkedModel(String model) {
        boolean good = model.length() == MODEL_DIGITS;
        for (int i = 0; i < model.length() && good; i++) {
            char digit = model.charAt(i);
            good = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        if (!good) {
            throw new BadWalk("model", "model is \"" + excerpt(model) + "\"; a model's id has 16 hexadecimal digits.");
        }
        return model;
    }

    private static List<float[]> checkedStops(List<float[]> stops) {
        if (stops.size() < MIN_STOPS || stops.size() > MAX_STOPS) {
            throw new BadWalk("stops", "stops has " + stops.size() + " entries; a walk has 2 to 64 stops.");
        }
        int size = stops.get(0).length;
        if (size < 1 || size > MAX_SIZE) {
            throw new BadWalk("stops", "stops[0] has " + size + " coordinates; a stop has 1 to 255.");
        }
        List<float[]> own = new ArrayList<>();
        for (float[] stop : stops) {
            own.add(checkedStop(stop, own.size(), size));
        }
        return own;
    }

    private static float[] checkedStop(float[] stop, int index, int size) {
        if (stop.length != size) {
            throw new BadWalk(
                    "stops",
                    "stops[" + index + "] has " + stop.length + " coordinates; stops[0] has " + size
                            + ", and all must have the same number.");
        }
        float[] own = new float[size];
        for (int i = 0; i < size; i++) {
            if (!(Math.abs(stop[i]) <= MAX_COORDINATE)) {
                throw new BadWalk(
                        "stops",
                        "stops[" + index + "][" + i + "] is " + stop[i]
                                + "; a coordinate is a number between -1000 and 1000.");
            }
            own[i] = stop[i] == 0 ? 0 : stop[i];
        }
        return own;
    }

    /** The beginning of a text that came from outside, for messages. */
    static String excerpt(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    /** The id of the model that decodes this walk: 16 hexadecimal digits. */
    public String model() {
        return model;
    }

    /** The number of coordinates of a stop. */
    public int size() {
        return route.size();
    }

    /** The stops, each a copy of its own. */
    public List<float[]> stops() {
        List<float[]> copies = new ArrayList<>();
        for (float[] stop : stops) {
            copies.add(stop.clone());
        }
        return copies;
    }

    public PathKind path() {
        return path;
    }

    public Easing easing() {
        return easing;
    }

    /** 0.2 to 20, a whole number of milliseconds. */
    public double secondsPerLeg() {
        return millisecondsPerLeg / 1000.0;
    }

    int millisecondsPerLeg() {
        return millisecondsPerLeg;
    }

    /** Whether the walk goes back from the last stop to the first and round again. */
    public boolean loop() {
        return loop;
    }

    /** At most 120 chars; may be empty. */
    public String title() {
        return title;
    }

    /** Whether the picture changes at one speed over the whole walk, see {@link Pace}; then the easing rests. */
    public boolean even() {
        return even;
    }

    /** What the author says of the walk, at most 500 chars; may be empty. */
    public String note() {
        return note;
    }

    /** The way through latent space, without its timing. */
    public Path route() {
        return route;
    }

    /** The number of legs: stops - 1, or the number of stops in a loop. */
    public int legs() {
        return route.legs();
    }

    /** How long the walk, or one round of a loop, takes. */
    public double seconds() {
        return legs() * (double) millisecondsPerLeg / 1000;
    }

    /**
     * Writes the latent at a moment into {@code z}, timed by the easing: the same bits on the JVM and in every browser. Before the start and after
     * the end it is the first and the last stop; a loop runs on. Allocates nothing. {@link Pace} is the timing of a walk with even speed.
     *
     * @param z the result, (size)
     * @param seconds since the start, finite
     */
    public void latentAt(float[] z, double seconds) {
        double time = seconds * 1000 / millisecondsPerLeg;
        double leg = Math.floor(time);
        route.at(z, leg + easing.ease(time - leg));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Walk walk && WalkText.write(this).equals(WalkText.write(walk));
    }

    @Override
    public int hashCode() {
        return WalkText.write(this).hashCode();
    }

    @Override
    public String toString() {
        return "Walk " + WalkText.write(this);
    }
}
