package org.latentatlas.simd;

import org.latentatlas.network.LayerShape.Activation;

/**
 * What is applied to four values at once: the operations of {@link org.latentatlas.network.FloatMath} in their order, so that strict
 * arithmetic gives its bits. Where that code branches, the ranges meet in one formula or are chosen by a mask.
 */
enum VectorFunction {
    IDENTITY,
    SILU,
    RELU,
    TANH,
    SIGMOID;

    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -0.00021219444f;
    private static final float[] EXP = {0.00019875691f, 0.0013981999f, 0.008333452f, 0.041665796f, 0.16666666f, 0.5f};
    private static final float[] TANH_NEAR_ZERO = {-0.0057049887f, 0.020639088f, -0.053739715f, 0.13331442f, -0.3333328f
    };

    /** Below, 1 + exp(x) is 1 whatever exp(x) is. */
    private static final float LEAST_EXPONENT = -87f;
    /** Above, exp(x) is infinite; here the last factor overflows to infinity too. */
    private static final float MOST_EXPONENT = 89f;
    /** 1.5 * 2^23: added to a whole number, it leaves that number in the low bits; 126 more make them the bits of 2^(n - 1). */
    private static final float EXPONENT_BITS = 12582912f + 126f;

    static VectorFunction of(Activation.Function function) {
        return switch (function) {
            case SILU -> SILU;
            case RELU -> RELU;
            case TANH -> TANH;
        };
    }

    /** Replaces the four values on the stack. */
    void write(CodeWriter code, Arithmetic arithmetic) {
        int x = code.vector();
        switch (this) {
            case IDENTITY -> {}
            case RELU -> {
                code.set(x);
                code.floats(0f).get(x).op(Opcode.F32X4_PMAX); // 0 < x ? x : 0
            }
            case SILU -> {
                code.set(x);
                code.get(x);
                onePlusExpOfMinus(code, arithmetic, x);
                code.op(Opcode.F32X4_DIV);
            }
            case SIGMOID -> {
                code.set(x);
                code.floats(1f);
                onePlusExpOfMinus(code, arithmetic, x);
                code.op(Opcode.F32X4_DIV);
            }
            case TANH -> {
                code.set(x);
                tanh(code, arithmetic, x);
            }
        }
    }

    private static void onePlusExpOfMinus(CodeWriter code, Arithmetic arithmetic, int x) {
        int exponent = code.vector();
        code.get(x).op(Opcode.F32X4_NEG);
        code.floats(MOST_EXPONENT).op(Opcode.F32X4_PMIN); // a NaN in the first place stays
        code.floats(LEAST_EXPONENT).op(Opcode.F32X4_PMAX);
        code.set(exponent);
        exp(code, arithmetic, exponent);
        code.floats(1f).op(Opcode.F32X4_ADD);
    }

    /** exp of a local in [LEAST_EXPONENT, MOST_EXPONENT] or NaN; a result below 2^-125 may be zero instead. */
    private static void exp(CodeWriter code, Arithmetic arithmetic, int x) {
        int n = code.vector();
        int r = code.vector();
        code.get(x).floats(LOG2_E).op(Opcode.F32X4_MUL).tee(n);
        code.get(n).signs().op(Opcode.V128_AND).floats(0.5f).op(Opcode.V128_OR); // 0.5 with the sign of n
        code.op(Opcode.F32X4_ADD).op(Opcode.F32X4_TRUNC).set(n);
        code.get(n).floats(-LN2_HIGH);
        arithmetic.multiply(code);
        code.get(x);
        arithmetic.add(code);
        code.set(r);
        code.get(n).floats(-LN2_LOW);
        arithmetic.multiply(code);
        code.get(r);
        arithmetic.add(code);
        code.set(r);
        polynomial(code, arithmetic, EXP, r);
        code.get(r).get(r).op(Opcode.F32X4_MUL);
        arithmetic.multiply(code);
        code.get(r);
        arithmetic.add(code);
        code.floats(1f).op(Opcode.F32X4_ADD);
        code.get(n).floats(EXPONENT_BITS).op(Opcode.F32X4_ADD).integer(23).op(Opcode.I32X4_SHL);
        code.op(Opcode.F32X4_MUL).tee(r); // half of the result, which overflows only where the plain code does
        code.get(r).op(Opcode.F32X4_ADD);
    }

    private static void polynomial(CodeWriter code, Arithmetic arithmetic, float[] coefficients, int x) {
        code.floats(coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            code.get(x);
            arithmetic.multiply(code);
            code.floats(coefficients[i]);
            arithmetic.add(code);
        }
    }

    private static void tanh(CodeWriter code, Arithmetic arithmetic, int x) {
        int square = code.vector();
        int twice = code.vector();
        code.get(x)
                .op(Opcode.F32X4_ABS)
                .floats(10f)
                .op(Opcode.F32X4_PMIN)
                .tee(twice); // from 9.2 on the formula gives 1
        code.get(twice).op(Opcode.F32X4_ADD).set(twice);
        code.floats(1f).floats(2f);
        exp(code, arithmetic, twice);
        code.floats(1f).op(Opcode.F32X4_ADD).op(Opcode.F32X4_DIV).op(Opcode.F32X4_SUB);
        code.get(x).signs().op(Opcode.V128_AND).op(Opcode.V128_OR);
        code.get(x).get(x).op(Opcode.F32X4_MUL).set(square);
        polynomial(code, arithmetic, TANH_NEAR_ZERO, square);
        code.get(square).op(Opcode.F32X4_MUL).get(x);
        arithmetic.multiply(code);
        code.get(x);
        arithmetic.add(code);
        code.get(x).op(Opcode.F32X4_ABS).floats(0.625f).op(Opcode.F32X4_GE).op(Opcode.V128_BITSELECT);
    }
}
