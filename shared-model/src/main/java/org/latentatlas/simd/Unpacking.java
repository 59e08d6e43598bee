package org.latentatlas.simd;

import org.latentatlas.simd.Weights.Part;
import org.latentatlas.simd.Weights.Slice;

/** Writes the function that takes half-precision numbers from a weights file in the module's memory to where the kernels expect them. */
final class Unpacking {
    private static final int MAGNITUDE = 0x7fff;
    private static final int SIGN = 0x8000;
    private static final int MANTISSAS = 13; // bits of a float's mantissa that a half lacks
    private static final float EXPONENTS = 0x1p112f; // the exponent of a half counts from another number
    private static final int HALF = 2; // bytes
    private static final int FLOAT = 4;

    private Unpacking() {}

    /**
     * The function, without parameters.
     *
     * @param matrices byte address of the numbers of each layer's weights, by its position; {@code biases} the same of the biases
     */
    static CodeWriter function(ModuleWriter module, Weights weights, int[] matrices, int[] biases) {
        int copy = module.add(copy());
        CodeWriter code = new CodeWriter(0);
        for (Slice slice : weights.slices()) {
            int tensor = (slice.isBias() ? biases : matrices)[slice.layer()];
            for (Part part : slice.parts()) {
                code.integer(tensor + HALF * part.from()).integer(slice.address() + FLOAT * part.to());
                code.integer(part.rows()).integer(HALF * part.rowStep());
                code.integer(FLOAT * part.columns()).integer(HALF * part.columnStep());
                code.integer(FLOAT * part.toStep());
                code.call(copy);
            }
        }
        return code;
    }

    /** (from, to, rows, rowStep, columns, columnStep, toStep), all but the rows in bytes, the columns in bytes written. */
    private static CodeWriter copy() {
        CodeWriter code = new CodeWriter(7);
        int source = code.integer();
        int target = code.integer();
        int rowEnd = code.integer();
        int row = code.integer();
        int half = code.integer();
        code.loop(row, 1, 2, () -> {
            code.get(0).set(source);
            code.get(1).tee(target).get(4).op(Opcode.I32_ADD).set(rowEnd);
            code.loop(target, FLOAT, rowEnd, () -> {
                code.get(target);
                code.get(source).halves(Opcode.I32_LOAD16_U, 0).tee(half);
                code.integer(MAGNITUDE).op(Opcode.I32_AND).integer(MANTISSAS).op(Opcode.I32_SHL);
                code.op(Opcode.F32_REINTERPRET_I32).number(EXPONENTS).op(Opcode.F32_MUL);
                code.op(Opcode.I32_REINTERPRET_F32);
                code.get(half)
                        .integer(SIGN)
                        .op(Opcode.I32_AND)
                        .integer(16)
                        .op(Opcode.I32_SHL)
                        .op(Opcode.I32_OR);
                code.op(Opcode.F32_REINTERPRET_I32)
                        .number(0f)
                        .op(Opcode.F32_ADD); // -0 becomes 0, as in the plain biases
                code.memory(Opcode.F32_STORE, 0);
                code.get(source).get(5).op(Opcode.I32_ADD).set(source);
            });
            code.get(0).get(3).op(Opcode.I32_ADD).set(0);
            code.get(1).get(6).op(Opcode.I32_ADD).set(1);
        });
        return code;
    }
}
