package org.latentatlas.client.state;

import org.jspecify.annotations.Nullable;

/** What a digit's pixels show. */
public enum PixelKind {
    /** The probability of ink. */
    MEAN(null),
    /** One draw of ink or paper with that probability. */
    SAMPLED("s"),
    /** The standard deviation of such draws, the square root of p (1 - p). */
    UNCERTAINTY("u");

    private final @Nullable String letter;

    PixelKind(@Nullable String letter) {
        this.letter = letter;
    }

    /** The letter in an address; null for what is shown without one. */
    public @Nullable String letter() {
        return letter;
    }

    /** The kind of a letter; the mean where there is none of it. */
    public static PixelKind of(String letter) {
        for (PixelKind kind : values()) {
            if (letter.equals(kind.letter)) {
                return kind;
            }
        }
        return MEAN;
    }
}
