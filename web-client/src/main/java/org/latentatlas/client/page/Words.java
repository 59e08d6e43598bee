package org.latentatlas.client.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Neighbours;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.arithmetic.PriorMass;
import org.latentatlas.client.state.Damage;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;

/** The sentences that the client itself writes, in the language of the page; all other texts stand in the templates. */
final class Words {
    private Words() {}

    static String digit(int label) {
        return Texts.of("digit-" + label);
    }

    static String looksLike(int label) {
        return Texts.of(label == 8 ? "looks-like-eight" : "looks-like");
    }

    static String decodedFrom() {
        return Texts.of("decoded-from");
    }

    /** A point with its brackets: one text, none of whose parts is pushed along when a sign comes or goes. */
    static String point(float[] z) {
        return "(" + coordinates(z, 4) + ")";
    }

    /** A stop on paper: all its coordinates, and what it looks like unless that is -1. */
    static String printedStop(float[] z, int label) {
        String place = "z = (" + coordinates(z, z.length) + ")";
        String like = label == 8 ? "print-like-eight" : "print-like";
        return label < 0 ? place : Texts.of(like, Integer.toString(label)) + "\n" + place;
    }

    /** Stands on paper where the walk's only link is too long to be typed. */
    static String printedWithoutLink() {
        return Texts.of("print-without-link");
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
        return Texts.of(
                latentSize == 2 ? "inside" : "radius",
                Numbers.shown(radius, 1),
                percent(PriorMass.within(radius, latentSize)));
    }

    /** Where a point stands in the prior. */
    static String density(double radius, int latentSize) {
        return Texts.of("density", Numbers.shown(PriorMass.logDensity(radius, latentSize), 2));
    }

    /** A number below a million with its digits in groups of three, as the page's language parts them: 5,000. */
    static String whole(int number) {
        String digits = Integer.toString(number);
        int hundreds = digits.length() - 3;
        return hundreds <= 0
                ? digits
                : digits.substring(0, hundreds) + Texts.of("thousands", digits.substring(hundreds));
    }

    static String percent(double share) {
        return Texts.of("percent", Numbers.shown(share * 100, 0));
    }

    /** For those who hear the page rather than see it. */
    static String underCursor(Neighbours neighbours, float[] z) {
        int label = neighbours.label(0);
        return Texts.of(
                label == 8 ? "under-cursor-eight" : "under-cursor",
                Integer.toString(label),
                percent(neighbours.share(0)),
                coordinates(z, 4));
    }

    static String weightsFailed(String reason) {
        return Texts.of("weights-failed", reason);
    }

    static String testSetFailed(String reason) {
        return Texts.of("test-set-failed", reason);
    }

    /** What of an address was left out. */
    static String addressDamaged(Set<Damage> damage) {
        StringBuilder parts = new StringBuilder();
        for (Damage part : damage) {
            parts.append(parts.isEmpty() ? "" : ", ").append(damaged(part));
        }
        return Texts.of("address-damaged", parts.toString());
    }

    /** A walk was made on a model that the site does not show. */
    static String foreignWalk(String model) {
        return Texts.of("walk-of-unknown-model", model);
    }

    private static String damaged(Damage part) {
        return switch (part) {
            case POINT -> Texts.of("damaged-point");
            case VIEW -> Texts.of("damaged-view");
            case PLANE -> Texts.of("damaged-plane");
            case SEEDS -> Texts.of("damaged-seeds");
            case WALK -> Texts.of("damaged-walk");
        };
    }

    static String stop(int number, int count) {
        return Texts.of("stop", Integer.toString(number), Integer.toString(count));
    }

    static String walkSettings(PathKind path, Easing easing, boolean even, double secondsPerLeg, boolean loop) {
        String way = switch (path) {
            case STRAIGHT -> Texts.of("straight");
            case SPHERICAL -> Texts.of("spherical");
            case SPLINE -> Texts.of("spline");
        };
        String pace = even ? Texts.of("even") : Texts.of(easing == Easing.LINEAR ? "linear" : "smooth");
        return Texts.of(loop ? "walk-settings-loop" : "walk-settings", way, pace, Numbers.written(secondsPerLeg, 1));
    }

    static String shared(boolean copied) {
        return Texts.of(copied ? "link-copied" : "link-to-copy");
    }

    static String shareFailed(int status) {
        if (status == 0) {
            return Texts.of("share-no-answer");
        }
        if (status == 429) {
            return Texts.of("share-too-many");
        }
        return Texts.of(status >= 500 ? "share-server" : "share-failed");
    }

    /** The short link failed for that reason; the complete one stands there. */
    static String shareCompletely(String reason) {
        return Texts.of("share-complete", reason);
    }

    static String time(double seconds, double length) {
        return Texts.of("time", Numbers.shown(seconds, 1), Numbers.shown(length, 1));
    }

    static String leg(int number, int count) {
        return Texts.of("leg", Integer.toString(number), Integer.toString(count));
    }

    static String transportWorking() {
        return Texts.of("transport-working");
    }

    static String transportImpossible() {
        return Texts.of("transport-impossible");
    }

    static String transportCost(double pixels) {
        return Texts.of("transport-cost", Numbers.shown(pixels, 1));
    }

    static String copied() {
        return Texts.of("copied");
    }

    static String copyYourself() {
        return Texts.of("copy-yourself");
    }

    static String walkFull() {
        return Texts.of("walk-full");
    }

    /** For the name of a button that leads to a point. */
    static String goTo(float[] z) {
        return Texts.of("go-to", coordinates(z, 4));
    }

    static String testImage(int label, int image) {
        return Texts.of("test-image", Integer.toString(label), Integer.toString(image));
    }

    static String trainingImage(int label, int image) {
        return Texts.of("training-image", Integer.toString(image), Integer.toString(label));
    }

    static String distance(double distance) {
        return Numbers.shown(distance, 2);
    }

    static String relativesLoading() {
        return Texts.of("relatives-loading");
    }

    static String relativesEncoding() {
        return Texts.of("relatives-encoding");
    }

    static String relativesNotHere() {
        return Texts.of("relatives-not-here");
    }

    static String relativesFailed() {
        return Texts.of("relatives-failed");
    }

    static String relativesFound(int count) {
        return Texts.of("relatives-found", whole(count));
    }

    /** How much a dimension is used, on average over the test images. */
    static String nats(double kl) {
        return Texts.of("nats", Numbers.shown(kl, 2));
    }

    static String dimension(int dimension, double kl) {
        return "z" + (dimension + 1) + " · " + nats(kl);
    }

    static String sameAxes() {
        return Texts.of("same-axes");
    }

    static String sameLabels() {
        return Texts.of("same-labels");
    }

    static String tooFewStops() {
        return Texts.of("too-few-stops");
    }

    static String onOneLine() {
        return Texts.of("on-one-line");
    }

    /** What the page is called while it shows a point. */
    static String title(@Nullable Neighbours neighbours, float[] z) {
        if (neighbours == null) {
            return Texts.of("title-point", coordinates(z, 4));
        }
        int label = neighbours.label(0);
        String name = digit(label);
        String small = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return Texts.of(label == 8 ? "title-eight" : "title", small, coordinates(z, 4));
    }
}
