package org.latentatlas.simd;

/**
 * Writes functions of four values at once: the operations of {@link org.latentatlas.network.FloatMath} in their order, so that strict
 * arithmetic gives its bits. Where that code branches, one formula serves both ranges or a mask chooses.
 */
final class FunctionWriter {
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
    private final int x;
    private final int y;
    private final int n;
    private final int r;

    FunctionWriter(CodeWriter code, Arithmetic arithmetic) {
        this.code = code;
        this.arithmetic = arithmetic;
        x = code.vector();
        y = code.vector();
        n = code.vector();
        r = code.vector();
    }

    /** Replaces the four values on the stack. */
    void write(VectorFunction function) {
        switch (function) {
            case IDENTITY -> {}
            case RELU -> code.set(x).floats(0f).get(x).op(Opcode.F32X4_PMAX); // 0 < x ? x : 0
            case SILU -> {
                code.tee(x);
                onePlusExpOfMinusX();
                code.op(Opcode.F32X4_DIV);
            }
            case SIGMOID -> {
                code.set(x);
                sigmoidOfX();
            }
            case TANH -> {
                code.set(x);
                tanhOfX();
            }
        }
    }

    /** (tangents, values) on the stack become the tangents times the function's derivative at the values. */
    void writeTangent(VectorFunction function) {
        code.set(x);
        switch (function) {
            case IDENTITY -> {}
            case RELU -> code.get(x).floats(0f).op(Opcode.F32X4_GT).op(Opcode.V128_AND);
            case SILU -> { // s (1 + x (1 - s))
                sigmoidOfX();
                code.tee(y).get(x);
                code.floats(1f).get(y).op(Opcode.F32X4_SUB);
                arithmetic.multiply(code);
                code.floats(1f);
                arithmetic.add(code);
                code.op(Opcode.F32X4_MUL).op(Opcode.F32X4_MUL);
            }
            case SIGMOID -> { // s (1 - s)
                sigmoidOfX();
                code.tee(y).floats(1f).get(y).op(Opcode.F32X4_SUB);
                code.op(Opcode.F32X4_MUL).op(Opcode.F32X4_MUL);
            }
            case TANH -> { // 1 - t t
                tanhOfX();
                code.set(y).floats(1f).get(y).get(y).op(Opcode.F32X4_MUL).op(Opcode.F32X4_SUB);
                code.op(Opcode.F32X4_MUL);
            }
        }
    }

    private void sigmoidOfX() {
        code.floats(1f);
        onePlusExpOfMinusX();
        code.op(Opcode.F32X4_DIV);
    }

    private void tanhOfX() {
        tanhFarFromZero();
        tanhNearZero();
        code.get(x).op(Opcode.F32X4_ABS).floats(TANH_NEAR).op(Opcode.F32X4_GE);
        code.op(Opcode.V128_BITSELECT);
    }

    private void onePlusExpOfMinusX() {
        code.get(x).op(Opcode.F32X4_NEG);
        code.floats(MOST_EXPONENT).op(Opcode.F32X4_PMIN); // NaN stays, as what is compared comes first
        code.floats(LEAST_EXPONENT).op(Opcode.F32X4_PMAX);
        code.set(y);
        expOfY();
        code.floats(1f).op(Opcode.F32X4_ADD);
    }

    /** exp of a value from LEAST_EXPONENT to MOST_EXPONENT, or NaN; a result below 2^-125 may be zero instead. */
    private void expOfY() {
        code.get(y).floats(LOG2_E).op(Opcode.F32X4_MUL).tee(n);
        code.get(n).signs().op(Opcode.V128_AND).floats(0.5f).op(Opcode.V128_OR); // 0.5 with the sign of n
        code.op(Opcode.F32X4_ADD).op(Opcode.F32X4_TRUNC).set(n);
        code.get(n).floats(-LN2_HIGH);
        arithmetic.multiply(code);
        code.get(y);
        arithmetic.add(code);
        code.set(r);
        code.get(n).floats(-LN2_LOW);
        arithmetic.multiply(code);
        code.get(r);
        arithmetic.add(code);
        code.set(r);
        polynomial(EXP, r);
        code.get(r).get(r).op(Opcode.F32X4_MUL);
        arithmetic.multiply(code);
        code.get(r);
        arithmetic.add(code);
        code.floats(1f).op(Opcode.F32X4_ADD);
        code.get(n).floats(EXPONENT_BITS).op(Opcode.F32X4_ADD).integer(MANTISSA).op(Opcode.I32X4_SHL);
        code.op(Opcode.F32X4_MUL).tee(r); // half the result: it overflows only where the plain code does
        code.get(r).op(Opcode.F32X4_ADD);
    }

    /** Horner's scheme, the highest power first. */
    private void polynomial(float[] coefficients, int variable) {
        code.floats(coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            code.get(variable);
            arithmetic.multiply(code);
            code.floats(coefficients[i]);
            arithmetic.add(code);
        }
    }

    private void tanhFarFromZero() {
        code.get(x).op(Opcode.F32X4_ABS).floats(TANH_MOST).op(Opcode.F32X4_PMIN).tee(y);
        code.get(y).op(Opcode.F32X4_ADD).set(y);
        code.floats(1f).floats(2f);
        expOfY();
        code.floats(1f).op(Opcode.F32X4_ADD).op(Opcode.F32X4_DIV).op(Opcode.F32X4_SUB);
        code.get(x).signs().op(Opcode.V128_AND).op(Opcode.V128_OR);
    }

    private void tanhNearZero() {
        code.get(x).get(x).op(Opcode.F32X4_MUL).set(y);
        polynomial(TANH_NEAR_ZERO, y);
        code.get(y).op(Opcode.F32X4_MUL).get(x);
        arithmetic.multiply(code);
        code.get(x);
        arithmetic.add(code);
    }
}
