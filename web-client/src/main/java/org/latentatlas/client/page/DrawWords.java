package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.drawing.BadDrawing;

/** The sentences that the pages of drawing and comparing write; all other texts stand in the templates. */
final class DrawWords {
    private DrawWords() {}

    static String damaged(String reason) {
        return "the file is damaged: " + reason;
    }

    /** Digits in groups of three: 5,000. */
    static String whole(int number) {
        String digits = Integer.toString(number);
        return digits.length() <= 3
                ? digits
                : digits.substring(0, digits.length() - 3) + "," + digits.substring(digits.length() - 3);
    }

    /** A whole number as lowered digits. */
    static String subscript(int number) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append((char) ('\u2080' + digit - '0'));
        }
        return text.toString();
    }

    static String chart(int samples, double value, double error, double elbo) {
        return "After " + whole(samples) + " samples the estimate of log p(x) is " + Numbers.shown(value, 2)
                + " plus or minus " + Numbers.shown(error, 2) + " nats; the ELBO is " + Numbers.shown(elbo, 2) + ".";
    }

    static String drawHere() {
        return "Draw a digit here";
    }

    static String drawOverExample() {
        return "An example. Draw your own over it.";
    }

    static String example(int label) {
        return "Take this " + label + " of the test images";
    }

    static String noFile() {
        return "That was no file. Choose a picture, or drop or paste one.";
    }

    static String emptyFile(String name) {
        return "The file " + name + " is empty. Choose another picture.";
    }

    static String largeFile(String name, int megabytes) {
        return "The file " + name + " is larger than " + megabytes + " MB. Choose a smaller picture, or a part of it.";
    }

    static String largePicture(double megapixels, double most) {
        return "This picture has " + Numbers.shown(megapixels, 0) + " megapixels; up to " + Numbers.shown(most, 0)
                + " can be read here. Choose a smaller one.";
    }

    static String noPicture(String name) {
        return name.isEmpty()
                ? "Your browser cannot read this as a picture."
                : "Your browser cannot read " + name + " as a picture. PNG, JPEG and WebP work everywhere.";
    }

    static String noDigit(BadDrawing.Reason reason) {
        return switch (reason) {
            case DAMAGED -> "The drawing in this address is damaged; perhaps it was cut when it was copied.";
            case EMPTY -> "There is no ink in this picture.";
            case ONE_COLOUR ->
                "This picture has the same brightness everywhere, so no digit stands out. Try one with dark ink on light paper.";
        };
    }

    static String modelFailed(String reason) {
        return "The model could not be loaded (" + reason
                + "). Your drawing is kept. Check the connection and try again.";
    }

    /** For those who hear the page rather than see it. */
    static String encoded(int label, double share, double elbo) {
        return "The model sees " + (label == 8 ? "an " : "a ") + label + ", " + Words.percent(share) + ". ELBO "
                + Numbers.shown(elbo, 1) + " nats.";
    }

    static String walkTo(int label) {
        return "My digit to " + label;
    }

    static String posterior(float[] mean, float[] deviation) {
        return "Posterior with mean (" + Words.coordinates(mean, 4) + ") and standard deviations ("
                + Words.coordinates(deviation, 4) + ")";
    }
}
