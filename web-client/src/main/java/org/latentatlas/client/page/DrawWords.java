package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.drawing.BadDrawing;

/** The sentences that the pages of drawing and comparing write; all other texts stand in the templates. */
final class DrawWords {
    private DrawWords() {}

    /** A whole number as lowered digits. */
    static String subscript(int number) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append((char) ('\u2080' + digit - '0'));
        }
        return text.toString();
    }

    static String chart(int samples, double value, double error, double elbo) {
        return Texts.of(
                "likelihood-chart",
                Words.whole(samples),
                Numbers.shown(value, 2),
                Numbers.shown(error, 2),
                Numbers.shown(elbo, 2));
    }

    static String drawHere() {
        return Texts.of("draw-here");
    }

    static String drawOverExample() {
        return Texts.of("draw-over");
    }

    static String example(int label) {
        return Texts.of("draw-example", Integer.toString(label));
    }

    static String noFile() {
        return Texts.of("no-file");
    }

    static String emptyFile(String name) {
        return Texts.of("empty-file", name);
    }

    static String largeFile(String name, int megabytes) {
        return Texts.of("large-file", name, Integer.toString(megabytes));
    }

    static String largePicture(double megapixels, double most) {
        return Texts.of("large-picture", Numbers.shown(megapixels, 0), Numbers.shown(most, 0));
    }

    static String noPicture(String name) {
        return Texts.of("no-picture", name);
    }

    static String noDigit(BadDrawing.Reason reason) {
        return switch (reason) {
            case DAMAGED -> Texts.of("damaged-drawing");
            case EMPTY -> Texts.of("no-ink");
            case ONE_COLOUR -> Texts.of("one-colour");
        };
    }

    static String modelFailed(String reason) {
        return Texts.of("model-failed", reason);
    }

    static String modelsFailed(String reason) {
        return Texts.of("models-failed", reason);
    }

    /** For those who hear the page rather than see it. */
    static String encoded(int label, double share, double elbo) {
        return Texts.of("encoded", Integer.toString(label), Words.percent(share), Numbers.shown(elbo, 1));
    }

    static String walkTo(int label) {
        return Texts.of("my-digit", Integer.toString(label));
    }

    static String walkToStop(int stop) {
        return Texts.of("my-digit-stop", Integer.toString(stop));
    }

    static String walkToCursor() {
        return Texts.of("my-digit-cursor");
    }

    static String cursor() {
        return Texts.of("cursor");
    }

    static String testRelatives(int count) {
        return Texts.of("test-relatives", Words.whole(count));
    }

    static String noTestPictures() {
        return Texts.of("test-relatives-none");
    }

    static String copied() {
        return Texts.of("command-copied");
    }

    static String walkOfOtherModel(String model) {
        return Texts.of("walk-other-model", model);
    }

    static String walkDamaged() {
        return Texts.of("walk-damaged");
    }
}
