package org.latentatlas.latent;

/**
 * Random numbers that one seed repeats everywhere: the same bits on the JVM, in WebAssembly and in JavaScript. The generator is
 * xoshiro128** (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", 2021), whose state of four ints is quick in
 * every build, seeded by SplitMix64. Normal numbers are quantiles of it, one int each. Not for secrets; one thread at a time.
 */
public final class NormalSource {
    private static final float TWO_TO_MINUS_24 = 1f / 16777216;

    private int s0;
    private int s1;
    private int s2;
    private int s3;

    /** A source whose numbers follow from the seed alone; seeds that differ by one give unrelated numbers. */
    public NormalSource(long seed) {
        long state = seed + SplitMix64.GOLDEN_GAMMA;
        long first = SplitMix64.mix(state);
        long second = SplitMix64.mix(state + SplitMix64.GOLDEN_GAMMA);
        s0 = (int) first;
        s1 = (int) (first >>> 32);
        s2 = (int) second;
        s3 = (int) (second >>> 32);
    }

    /** 32 random bits. */
    public int nextInt() {
        int result = Integer.rotateLeft(s1 * 5, 7) * 9;
        int t = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Integer.rotateLeft(s3, 11);
        return result;
    }

    /**
     * A whole number from 0 to {@code bound} - 1, all equally likely.
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("A bound is at least 1; " + bound + " came.");
        }
        int bits = nextInt() >>> 1;
        int value = bits % bound;
        while (bits - value + (bound - 1) < 0) { // the last, incomplete group of values would favour the small ones
            bits = nextInt() >>> 1;
            value = bits % bound;
        }
        return value;
    }

    /** A number from [0, 1), a multiple of 2^-24. */
    public float uniform() {
        return (nextInt() >>> 8) * TWO_TO_MINUS_24;
    }

    /** A number from the standard normal distribution, between -6.4 and 6.4. */
    public float next() {
        return nearestFloat(standard());
    }

    /** Fills an array with numbers from the standard normal distribution. */
    public void fill(float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) standard();
        }
    }

    private double standard() {
        return NormalQuantile.ofBits(nextInt());
    }

    /** In the JavaScript build a float that is not stored keeps a double's bits. */
    private static float nearestFloat(double value) {
        return Float.intBitsToFloat(Float.floatToIntBits((float) value));
    }
}
