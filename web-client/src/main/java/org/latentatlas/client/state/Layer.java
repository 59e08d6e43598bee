package org.latentatlas.client.state;

/** What the map can show, each with its letter in an address. */
public enum Layer {
    /** The decoded digits. */
    DIGITS('d', true),
    /** The contours of the prior. */
    PRIOR('p', true),
    /** The encoded test images. */
    POINTS('t', true),
    /** The areas of the labels. */
    REGIONS('r', false),
    /** How much the decoder magnifies each place. */
    MAGNIFICATION('m', false),
    /** The walk; its letter says that it is hidden, so that older addresses show it. */
    WALK('h', true);

    private final char letter;
    private final boolean first;

    Layer(char letter, boolean first) {
        this.letter = letter;
        this.first = first;
    }

    /** Whether a page shows it as it first opens. */
    boolean first() {
        return first;
    }

    /** The letter in an address: that the layer is on, or for the walk that it is off. */
    char letter() {
        return letter;
    }
}
