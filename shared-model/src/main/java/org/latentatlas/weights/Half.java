package org.latentatlas.weights;

/** IEEE 754 half precision (binary16) and back. */
public final class Half {
    private Half() {}

    /** The float of equal value; every half has one. */
    public static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 5.9604645e-8f; // 2^-24
            return sign == 0 ? magnitude : -magnitude;
        }
        int floatExponent = exponent == 31 ? 255 : exponent + 112;
        return Float.intBitsToFloat(sign | (floatExponent << 23) | (fraction << 13));
    }

    /** The nearest half, ties to even; infinity from 65520 on, NaN stays NaN. */
    public static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude > 0x7f800000) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 0x477ff000) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x38800000) { // below 2^-14: a multiple of 2^-24; adding 1/2 lets the float unit round it
            int shifted = Float.floatToRawIntBits(Float.intBitsToFloat(magnitude) + 0.5f);
            return (short) (sign | (shifted - 0x3f000000));
        }
        int rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1) - 0x38000000;
        return (short) (sign | (rounded >>> 13));
    }
}
