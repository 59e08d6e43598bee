package org.latentatlas.simd;

import java.util.function.IntConsumer;

/**
 * Writes functions of four values at once: the operations of {@link org.latentatlas.network.FloatMath} in their order, so that strict
 * arithmetic gives its bits. Where that code branches, one formula serves both ranges or a mask chooses. Some vectors go through every
 * operation side by side, as each of them waits for its own last result.
 */
final class FunctionWriter {
    /** Most vectors at once. */
    static final int VECTORS = 4;

    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -0.00021219444f;
    private static final float[] EXP = {0.00019875691f, 0.0013981999f, 0.008333452f, 0.041665796f, 0.16666666f, 0.5f};
    private static final float[] TANH_NEAR_ZERO = {-0.0057049887f, 0.020639088f, -0.053739715f, 0.13331442f, -0.3333328f
    };
    private static final float TANH_NEAR = 0.625f;
    /** From 9.2 on, 1 - 2 / (exp(2 x) + 1) is 1. */
    private static final float TANH_MOST = 10f;

    /** Below, 1 + exp(x) is 1 whatever exp(x) is. */
    private static final float LEAST_EXPONENT = -87f;
    /** Above, exp(x) is infinite; here the last doubling overflows to infinity too. */
    private static final float MOST_EXPONENT = 89f;
    /** 1.5 * 2^23: added to a whole number n, it leaves n in the lowest bits; with 126 more, they are the exponent of 2^(n - 1). */
    private static final float EXPONENT_BITS = 12582912f + 126f;

    private static final int MANTISSA = 23; // bits

    private final CodeWriter code;
    private final Arithmetic arithmetic;
    private final int[] x;
    private final int[] y;
    private final int[] n;
    private final int[] r;
    private int count;

    FunctionWriter(CodeWriter code, Arithmetic arithmetic) {
        this.code = code;
        this.arithmetic = arithmetic;
        x = code.vectors(VECTORS);
        y = code.vectors(VECTORS);
        n = code.vectors(VECTORS);
        r = code.vectors(VECTORS);
    }

    /** The local that holds a vector of the values. */
    int value(int vector) {
        return x[vector];
    }

    /** Replaces the first vectors of values by the function of them. */
    void write(VectorFunction function, int vectors) {
        count = vectors;
        switch (function) {
            case IDENTITY -> {}
            case RELU ->
                each(i -> code.floats(0f).get(x[i]).op(Opcode.F32X4_PMAX).set(x[i])); // 0 < x ? x : 0
            case SILU -> {
                onePlusExpOfMinusX();
                each(i -> code.get(x[i]).get(y[i]).op(Opcode.F32X4_DIV).set(x[i]));
            }
            case SIGMOID -> {
                onePlusExpOfMinusX();
                each(i -> code.floats(1f).get(y[i]).op(Opcode.F32X4_DIV).set(x[i]));
            }
            case TANH -> tanh();
        }
    }

    /** Multiplies tangents, in locals, by the function's derivative at the first vectors of values, which are lost. */
    void writeTangents(VectorFunction function, int vectors, int[] tangents) {
        count = vectors;
        if (function == VectorFunction.IDENTITY) {
            return;
        }
        if (function == VectorFunction.RELU) {
            each(i -> {
                code.get(tangents[i]).get(x[i]).floats(0f).op(Opcode.F32X4_GT);
                code.op(Opcode.V128_AND).set(tangents[i]);
            });
            return;
        }
        if (function == VectorFunction.SILU) { // s (1 + x (1 - s))
            onePlusExpOfMinusX();
            each(i -> {
                code.floats(1f).get(y[i]).op(Opcode.F32X4_DIV).tee(y[i]);
                code.get(x[i]).floats(1f).get(y[i]).op(Opcode.F32X4_SUB);
                arithmetic.multiply(code);
                code.floats(1f);
                arithmetic.add(code);
                code.op(Opcode.F32X4_MUL).set(x[i]);
            });
        } else if (function == VectorFunction.SIGMOID) { // s (1 - s)
            write(function, vectors);
            each(i -> code.get(x[i])
                    .floats(1f)
                    .get(x[i])
                    .op(Opcode.F32X4_SUB)
                    .op(Opcode.F32X4_MUL)
                    .set(x[i]));
        } else { // 1 - t t
            write(function, vectors);
            each(i -> code.floats(1f)
                    .get(x[i])
                    .get(x[i])
                    .op(Opcode.F32X4_MUL)
                    .op(Opcode.F32X4_SUB)
                    .set(x[i]));
        }
        each(i -> code.get(tangents[i]).get(x[i]).op(Opcode.F32X4_MUL).set(tangents[i]));
    }

    private void each(IntConsumer step) {
        for (int i = 0; i < count; i++) {
            step.accept(i);
        }
    }

    private void onePlusExpOfMinusX() {
        each(i -> {
            code.get(x[i]).op(Opcode.F32X4_NEG);
            code.floats(MOST_EXPONENT).op(Opcode.F32X4_PMIN); // NaN stays, as what is compared comes first
            code.floats(LEAST_EXPONENT).op(Opcode.F32X4_PMAX).set(y[i]);
        });
        expOfY();
        each(i -> code.get(y[i]).floats(1f).op(Opcode.F32X4_ADD).set(y[i]));
    }

    /** exp of values from LEAST_EXPONENT to MOST_EXPONENT, or NaN; a result below 2^-125 may be zero instead. */
    private void expOfY() {
        each(i -> {
            code.get(y[i]).floats(LOG2_E).op(Opcode.F32X4_MUL).tee(n[i]);
            code.get(n[i]).signs().op(Opcode.V128_AND).floats(0.5f).op(Opcode.V128_OR); // 0.5 with the sign of n
            code.op(Opcode.F32X4_ADD).op(Opcode.F32X4_TRUNC).set(n[i]);
        });
        each(i -> {
            multiplyAdd(() -> code.get(n[i]).floats(-LN2_HIGH), () -> code.get(y[i]));
            code.set(r[i]);
            multiplyAdd(() -> code.get(n[i]).floats(-LN2_LOW), () -> code.get(r[i]));
            code.set(r[i]);
        });
        polynomial(EXP, r, y);
        each(i -> {
            multiplyAdd(() -> code.get(y[i]).get(r[i]).get(r[i]).op(Opcode.F32X4_MUL), () -> code.get(r[i]));
            code.floats(1f).op(Opcode.F32X4_ADD).set(y[i]);
        });
        each(i -> {
            code.get(n[i]).floats(EXPONENT_BITS).op(Opcode.F32X4_ADD);
            code.integer(MANTISSA).op(Opcode.I32X4_SHL);
            code.get(y[i])
                    .op(Opcode.F32X4_MUL)
                    .tee(y[i]); // half the result: it overflows only where the plain code does
            code.get(y[i]).op(Opcode.F32X4_ADD).set(y[i]);
        });
    }

    /** Horner's scheme, the highest power first. */
    private void polynomial(float[] coefficients, int[] variable, int[] result) {
        each(i -> code.floats(coefficients[0]).set(result[i]));
        for (int power = 1; power < coefficients.length; power++) {
            float coefficient = coefficients[power];
            each(i -> {
                multiplyAdd(() -> code.get(result[i]).get(variable[i]), () -> code.floats(coefficient));
                code.set(result[i]);
            });
        }
    }

    private void multiplyAdd(Runnable factors, Runnable summand) {
        factors.run();
        arithmetic.multiply(code);
        summand.run();
        arithmetic.add(code);
    }

    private void tanh() {
        each(i -> {
            code.get(x[i])
                    .op(Opcode.F32X4_ABS)
                    .floats(TANH_MOST)
                    .op(Opcode.F32X4_PMIN)
                    .tee(y[i]);
            code.get(y[i]).op(Opcode.F32X4_ADD).set(y[i]);
        });
        expOfY();
        each(i -> {
            code.floats(1f).floats(2f).get(y[i]).floats(1f).op(Opcode.F32X4_ADD);
            code.op(Opcode.F32X4_DIV).op(Opcode.F32X4_SUB);
            code.get(x[i]).signs().op(Opcode.V128_AND).op(Opcode.V128_OR).set(y[i]);
            code.get(x[i]).get(x[i]).op(Opcode.F32X4_MUL).set(n[i]);
        });
        polynomial(TANH_NEAR_ZERO, n, r);
        each(i -> {
            code.get(y[i]);
            multiplyAdd(() -> code.get(r[i]).get(n[i]).op(Opcode.F32X4_MUL).get(x[i]), () -> code.get(x[i]));
            code.get(x[i]).op(Opcode.F32X4_ABS).floats(TANH_NEAR).op(Opcode.F32X4_GE);
            code.op(Opcode.V128_BITSELECT).set(x[i]);
        });
    }
}
