package org.latentatlas.simd;

import java.util.HashMap;
import java.util.Map;
import org.latentatlas.simd.Weights.Part;
import org.latentatlas.simd.Weights.Slice;

/** Writes the function that takes half-precision numbers from a weights file in the module's memory to where the kernels expect them. */
final class Unpacking {
    private static final int SIGN_AND_MAGNITUDE = 0x8fffffff; // without the copies of the sign between them
    private static final int MANTISSAS = 13; // bits of a float's mantissa that a half lacks
    private static final float EXPONENTS = 0x1p112f; // the exponent of a half counts from another number
    private static final int HALF = 2; // bytes
    private static final int FLOAT = 4;

    /** What is the same in every row: how many numbers it has, and bytes from one to the next. */
    private record Row(int columns, int step) {}

    private final ModuleWriter module;
    private final Map<Row, Integer> copies = new HashMap<>(); // functions

    private Unpacking(ModuleWriter module) {
        this.module = module;
    }

    /**
     * The function, without parameters.
     *
     * @param matrices byte address of the numbers of each layer's weights, by its position; {@code biases} the same of the biases
     */
    static CodeWriter function(ModuleWriter module, Weights weights, int[] matrices, int[] biases) {
        var unpacking = new Unpacking(module);
        CodeWriter code = new CodeWriter(0);
        for (Slice slice : weights.slices()) {
            int tensor = (slice.isBias() ? biases : matrices)[slice.layer()];
            for (Part part : slice.parts()) {
                code.integer(tensor + HALF * part.from()).integer(slice.address() + FLOAT * part.to());
                code.integer(part.rows()).integer(HALF * part.rowStep()).integer(FLOAT * part.toStep());
                code.call(unpacking.copy(new Row(part.columns(), HALF * part.columnStep())));
            }
        }
        return code;
    }

    private int copy(Row row) {
        Integer known = copies.get(row);
        if (known != null) {
            return known;
        }
        int function = module.add(rows(row));
        copies.put(row, function);
        return function;
    }

    /** (from, to, rows, rowStep, toStep), the steps in bytes. */
    private static CodeWriter rows(Row row) {
        CodeWriter code = new CodeWriter(5);
        int count = code.integer();
        int halves = code.vector();
        int floats = code.vector();
        code.loop(count, 1, 2, () -> {
            for (int first = 0; first < row.columns; first += 4) {
                int lanes = Math.min(4, row.columns - first);
                for (int lane = 0; lane < lanes; lane++) {
                    code.get(0).get(halves);
                    code.halves(Opcode.V128_LOAD16_LANE, row.step * (first + lane), lane)
                            .set(halves);
                }
                widen(code, halves);
                code.set(floats);
                store(code, floats, FLOAT * first, lanes);
            }
            code.get(0).get(3).op(Opcode.I32_ADD).set(0);
            code.get(1).get(4).op(Opcode.I32_ADD).set(1);
        });
        return code;
    }

    /** Leaves four floats on the stack, from the lower four halves of a vector. */
    private static void widen(CodeWriter code, int halves) {
        code.get(halves).op(Opcode.I32X4_EXTEND_LOW_I16X8_S).integer(MANTISSAS).op(Opcode.I32X4_SHL);
        code.words(SIGN_AND_MAGNITUDE).op(Opcode.V128_AND);
        code.floats(EXPONENTS).op(Opcode.F32X4_MUL);
        code.floats(0f).op(Opcode.F32X4_ADD); // -0 becomes 0, as in the plain biases
    }

    private static void store(CodeWriter code, int floats, int offset, int lanes) {
        if (lanes == 4) {
            code.get(1).get(floats).memory(Opcode.V128_STORE, offset);
            return;
        }
        for (int lane = 0; lane < lanes; lane++) {
            code.get(1).get(floats).lane(Opcode.V128_STORE32_LANE, offset + FLOAT * lane, lane);
        }
    }
}
