package org.latentatlas.client.state;

/**
 * What the random digits of the page follow from.
 *
 * @param prior of the gallery, 1 to 999999
 * @param label of the draws from a label, 0 before the first, at most 999999
 */
public record Seeds(int prior, int label) {
    /** The largest seed. */
    public static final int MOST = 999_999;
    /** Those of a page as it first opens. */
    public static final Seeds FIRST = new Seeds(1, 0);

    /** The same with another gallery; a seed out of range comes back into it. */
    public Seeds withPrior(int seed) {
        return new Seeds(Math.max(1, Math.min(MOST, seed)), label);
    }

    /** The same with another draw from a label; a seed out of range comes back into it. */
    public Seeds withLabel(int seed) {
        return new Seeds(prior, Math.max(0, Math.min(MOST, seed)));
    }
}
