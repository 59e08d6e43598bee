package org.latentatlas.simd;

/** Writes the sum of two rows of values, one by one. */
final class SumKernel {
    private static final int TOGETHER = 4; // vectors a round

    private final CodeWriter code = new CodeWriter(3);
    private final int in = 0;
    private final int other = 1;
    private final int out = 2;
    private final int values;

    SumKernel(int values) {
        this.values = values;
    }

    /** The function (in, other, out): addresses of the sample. */
    CodeWriter function() {
        int rounds = values / (4 * TOGETHER);
        if (rounds > 0) {
            code.repeat(rounds, in, 16 * TOGETHER, () -> {
                for (int vector = 0; vector < TOGETHER; vector++) {
                    code.get(out);
                    sum(16 * vector);
                    code.memory(Opcode.V128_STORE, 16 * vector);
                }
                code.advance(other, 16 * TOGETHER).advance(out, 16 * TOGETHER);
            });
        }
        for (int first = 0; first < values % (4 * TOGETHER); first += 4) {
            rest(4 * first, Math.min(4, values % (4 * TOGETHER) - first));
        }
        return code;
    }

    /** The last vectors; nothing is written beyond the values. */
    private void rest(int offset, int lanes) {
        int vector = code.vector();
        sum(offset);
        code.set(vector);
        for (int lane = 0; lane < lanes; lane++) {
            code.get(out).get(vector).lane(Opcode.V128_STORE32_LANE, offset + 4 * lane, lane);
        }
    }

    private void sum(int offset) {
        code.get(in).memory(Opcode.V128_LOAD, offset);
        code.get(other).memory(Opcode.V128_LOAD, offset);
        code.op(Opcode.F32X4_ADD);
    }
}
