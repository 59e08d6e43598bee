package org.latentatlas.simd;

/** Writes the pass between two layers: applies a function to every value and lays the results out as the next layer reads them. */
final class Transfer {
    private static final int UNROLLED = 2; // vectors a round of the loop

    private final Layout from;
    private final Layout to;
    private final VectorFunction function;
    private final Arithmetic arithmetic;

    private final CodeWriter code = new CodeWriter(2);
    private final int in = 0;
    private final int out = 1;

    Transfer(Layout from, Layout to, VectorFunction function, Arithmetic arithmetic) {
        this.from = from;
        this.to = to;
        this.function = function;
        this.arithmetic = arithmetic;
    }

    /** The function (in, out): addresses of the sample in both layouts. */
    CodeWriter function() {
        if (from.isTight() && to.isTight()) {
            row(from.channels() * from.height() * from.width());
        } else {
            throw new org.latentatlas.network.UnfitNetwork("pictures are not laid out yet");
        }
        return code;
    }

    private void row(int values) {
        int vectors = values / 4;
        int rounds = vectors / UNROLLED;
        if (rounds > 0) {
            code.repeat(rounds, in, 16 * UNROLLED, () -> {
                for (int i = 0; i < UNROLLED; i++) {
                    vector(16 * i, 4);
                }
                code.advance(out, 16 * UNROLLED);
            });
        }
        for (int i = 0; i < values % (4 * UNROLLED); i += 4) {
            vector(4 * i, Math.min(4, values % (4 * UNROLLED) - i));
        }
    }

    /** Four values side by side, of which the first {@code lanes} count. */
    private void vector(int offset, int lanes) {
        int result = code.vector();
        code.get(in).memory(Opcode.V128_LOAD, offset);
        function.write(code, arithmetic);
        code.set(result);
        if (lanes == 4) {
            code.get(out).get(result).memory(Opcode.V128_STORE, offset);
            return;
        }
        for (int lane = 0; lane < lanes; lane++) {
            code.get(out).get(result).lane(Opcode.V128_STORE32_LANE, offset + 4 * lane, lane);
        }
    }
}
