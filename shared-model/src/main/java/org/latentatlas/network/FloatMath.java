package org.latentatlas.network;

/**
 * Elementary functions in strict float32, made of additions, multiplications, divisions and bit operations alone, so that the
 * JVM and WebAssembly give the same bits. Polynomials and range reductions follow Cephes (Moshier, {@code expf}, {@code logf},
 * {@code tanhf}). All functions are pure and safe for any thread. Errors were measured against {@code Math} over all floats
 * there are (the command {@code bench/kernels/measure accuracy}), in units in the last place (ulp) of the exact result.
 */
public final class FloatMath {
    private static final float LOG2_E = 1.442695f;
    /** ln 2 as a short part, exact when multiplied by a small integer, and the rest. */
    private static final float LN2_HIGH = 0.6933594f;

    private static final float LN2_LOW = -0.00021219444f;
    private static final float SQRT_HALF = 0.70710677f;
    private static final float TWO_TO_23 = 8388608f;

    private FloatMath() {}

    /** e to the power of x; infinity above 88.72284, zero below -103.9721. Error at most 0.991 ulp. */
    public static float exp(float x) {
        if (Float.isNaN(x)) {
            return x;
        }
        if (x > 88.72284f) {
            return Float.POSITIVE_INFINITY;
        }
        if (x < -103.9721f) {
            return 0f;
        }
        float quotient = x * LOG2_E;
        int n = (int) (quotient + (quotient < 0f ? -0.5f : 0.5f));
        float r = x - n * LN2_HIGH - n * LN2_LOW;
        float p = 0.00019875691f;
        p = p * r + 0.0013981999f;
        p = p * r + 0.008333452f;
        p = p * r + 0.041665796f;
        p = p * r + 0.16666666f;
        p = p * r + 0.5f;
        float y = p * (r * r) + r + 1f;
        int half = n >> 1; // two factors, so that neither overflows and a denormal result is rounded once
        return y * powerOfTwo(half) * powerOfTwo(n - half);
    }

    /** The natural logarithm; NaN below zero, minus infinity at zero. Error at most 0.830 ulp. */
    public static float log(float x) {
        if (Float.isNaN(x) || x < 0f) {
            return Float.NaN;
        }
        if (x == 0f) {
            return Float.NEGATIVE_INFINITY;
        }
        if (x == Float.POSITIVE_INFINITY) {
            return x;
        }
        int exponent = 0;
        float normal = x;
        if (x < Float.MIN_NORMAL) {
            normal = x * TWO_TO_23;
            exponent = -23;
        }
        int bits = Float.floatToRawIntBits(normal);
        exponent += (bits >>> 23) - 126;
        float m = Float.intBitsToFloat((bits & 0x007fffff) | 0x3f000000); // in [1/2, 1)
        if (m < SQRT_HALF) {
            exponent--;
            m = m + m - 1f;
        } else {
            m = m - 1f;
        }
        float square = m * m;
        float p = 0.070376836f;
        p = p * m - 0.1151461f;
        p = p * m + 0.116769984f;
        p = p * m - 0.12420141f;
        p = p * m + 0.14249323f;
        p = p * m - 0.16668057f;
        p = p * m + 0.20000714f;
        p = p * m - 0.24999994f;
        p = p * m + 0.3333333f;
        float y = p * m * square;
        y += exponent * LN2_LOW;
        y -= 0.5f * square;
        return m + y + exponent * LN2_HIGH;
    }

    /** The hyperbolic tangent, in [-1, 1]. Error at most 1.331 ulp; the sign of a zero is lost. */
    public static float tanh(float x) {
        float magnitude = Math.abs(x);
        if (magnitude > 9.2f) {
            return x > 0f ? 1f : -1f;
        }
        if (magnitude >= 0.625f) {
            float y = 1f - 2f / (exp(magnitude + magnitude) + 1f);
            return x < 0f ? -y : y;
        }
        float square = x * x;
        float p = -0.0057049887f;
        p = p * square + 0.020639088f;
        p = p * square - 0.053739715f;
        p = p * square + 0.13331442f;
        p = p * square - 0.3333328f;
        return p * square * x + x;
    }

    /** The logistic function 1 / (1 + exp(-x)), in [0, 1]. Error at most 2.481 ulp; below -88.7 it is 0, in truth up to 3e-39. */
    public static float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }

    /**
     * x sigmoid(x), the activation named SiLU (Elfwing, Uchibe, Doya 2017). Error at most 2.404 ulp; below -88.7 it is -0, in truth up
     * to 3e-37 away, and at minus infinity NaN.
     */
    public static float silu(float x) {
        return x / (1f + exp(-x));
    }

    /** log(1 + exp(x)), without overflow and without loss for small exp(x) (Kahan's log1p). Error at most 2.812 ulp. */
    public static float softplus(float x) {
        float e = exp(-Math.abs(x));
        float u = 1f + e;
        float tail = u == 1f ? e : log(u) * (e / (u - 1f));
        return x > 0f ? x + tail : tail;
    }

    /** 2 to the power of n, n in [-126, 127]. */
    private static float powerOfTwo(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }
}
