package org.latentatlas.client.state;

/** The address holds something that cannot be read; the message is a sentence for the reader. */
public final class BadFragment extends RuntimeException {
    /** A sentence that says what is wrong. */
    public BadFragment(String sentence) {
        super(sentence);
    }
}
