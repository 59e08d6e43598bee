package org.latentatlas.client.page;

import java.util.Set;
import org.latentatlas.client.arithmetic.Neighbours;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.state.Damage;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;

/** The sentences that the client itself writes; all other texts stand in the templates. */
final class Words {
    private static final String[] DIGITS = {
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"
    };

    private Words() {}

    static String digit(int label) {
        return DIGITS[label];
    }

    static String looksLike(int label) {
        return label == 8 ? "looks like an" : "looks like a";
    }

    static String decodedFrom() {
        return "decoded from";
    }

    /** The coordinates of a point, at most so many of them. */
    static String coordinates(float[] z, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < z.length && i < most; i++) {
            text.append(i == 0 ? "" : ", ").append(Numbers.shown(z[i], 2));
        }
        return text.append(z.length > most ? ", …" : "").toString();
    }

    static String radius(double radius, int latentSize) {
        String sigmas = Numbers.shown(radius, 1) + " σ";
        return latentSize == 2 ? "inside " + sigmas : "|z| = " + Numbers.shown(radius, 1);
    }

    static String percent(double share) {
        return Numbers.shown(share * 100, 0) + " %";
    }

    /** For those who hear the page rather than see it. */
    static String underCursor(Neighbours neighbours, float[] z) {
        return "like " + (neighbours.label(0) == 8 ? "an " : "a ") + neighbours.label(0) + ", "
                + percent(neighbours.share(0)) + ", z = (" + coordinates(z, 4) + ")";
    }

    static String weightsFailed(String reason) {
        return "The digits could not be loaded (" + reason + "). Check the connection and try again.";
    }

    static String testSetFailed(String reason) {
        return "The test images could not be loaded (" + reason + "), so the map has no dots and no likeness.";
    }

    /** What of an address was left out. */
    static String addressDamaged(Set<Damage> damage) {
        StringBuilder text = new StringBuilder(
                "Not all of this address could be read; perhaps it was cut when it was copied. Left out: ");
        for (Damage part : damage) {
            text.append(text.charAt(text.length() - 1) == ' ' ? "" : ", ").append(damaged(part));
        }
        return text.append('.').toString();
    }

    private static String damaged(Damage part) {
        return switch (part) {
            case POINT -> "the latent point";
            case VIEW -> "the view";
            case PLANE -> "the plane";
            case SEEDS -> "the seeds";
            case WALK -> "the walk";
            case FOREIGN_WALK -> "a walk made for another model";
        };
    }

    static String stop(int number, int count) {
        return "Stop " + number + " of " + count;
    }

    static String walkSettings(PathKind path, Easing easing, double secondsPerLeg, boolean loop) {
        String name = switch (path) {
            case STRAIGHT -> "Straight";
            case SPHERICAL -> "Spherical";
            case SPLINE -> "Spline";
        };
        return name + " · " + easing.text() + " · " + Numbers.written(secondsPerLeg, 1) + " s a leg"
                + (loop ? " · loop" : "");
    }

    static String shared(boolean copied) {
        return copied
                ? "The link is copied. It will always show these pixels."
                : "Copy this link; it will always show these pixels.";
    }

    static String shareFailed(int status, String text) {
        if (status == 0) {
            return "The server did not answer. Your walk is still here; try again in a moment.";
        }
        if (status == 429) {
            return "Too many links in a short time. Your walk is still here; try again in a minute.";
        }
        return "The walk could not be shared" + (text.isEmpty() ? "." : ": " + text);
    }

    static String time(double seconds, double length) {
        return Numbers.shown(seconds, 1) + " of " + Numbers.shown(length, 1) + " seconds";
    }

    static String walkFull() {
        return "A walk has at most 64 stops.";
    }
}
