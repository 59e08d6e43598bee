package org.latentatlas.latent;

/**
 * The generator SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014): a counter that grows by the golden
 * ratio, and a function that mixes it. Integer arithmetic alone, so the same in every language.
 */
public final class SplitMix64 {
    /** 2^64 divided by the golden ratio: the counter's step. */
    public static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private SplitMix64() {}

    /** The output for a counter; a bijection. */
    public static long mix(long counter) {
        long z = (counter ^ (counter >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
