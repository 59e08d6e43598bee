package org.latentatlas.simd;

/** Writes the pass between two layers: applies a function to every value and lays the results out as the next layer reads them. */
final class Transfer {
    private static final int UNROLLED = 2; // vectors a round of the loop over a long row

    private final Layout from;
    private final Layout to;
    private final VectorFunction function;

    private final CodeWriter code = new CodeWriter(2);
    private final int in = 0;
    private final int out = 1;
    private final int vector = code.vector();
    private final FunctionWriter functions;

    /** From one layout to another of the same shape. */
    Transfer(Layout from, Layout to, VectorFunction function, Arithmetic arithmetic) {
        this.from = from;
        this.to = to;
        this.function = function;
        this.functions = new FunctionWriter(code, arithmetic);
    }

    /** The function (in, out): addresses of the sample in both layouts. */
    CodeWriter function() {
        if (from.isTight() && to.isTight()) {
            longRow(from.size());
        } else {
            code.repeat(from.channels(), in, 4 * from.channelSize(), () -> {
                channel();
                code.advance(out, 4 * to.channelSize());
            });
        }
        return code;
    }

    private void longRow(int values) {
        int together = 4 * UNROLLED;
        if (values >= together) {
            code.repeat(values / together, in, 4 * together, () -> {
                row(in, out, 0, together);
                code.advance(out, 4 * together);
            });
        }
        row(in, out, 0, values % together);
    }

    private void channel() {
        int step = from.split() * to.split(); // after so many rows they lie in the same planes again
        int rowIn = code.integer();
        int rowOut = code.integer();
        for (int first = 0; first < Math.min(step, from.height()); first++) {
            int row = first;
            code.get(in).set(rowIn);
            code.get(out).set(rowOut);
            code.repeat((from.height() - 1 - first) / step + 1, rowIn, 4 * to.split() * from.pitch(), () -> {
                row(rowIn, rowOut, row, from.width());
                code.advance(rowOut, 4 * from.split() * to.pitch());
            });
        }
    }

    /** The first values of a row; the addresses are those of the channel's start, moved on by whole steps of rows. */
    private void row(int rowIn, int rowOut, int row, int values) {
        for (int column = 0; column < values; column += 4) {
            int lanes = Math.min(4, values - column);
            load(rowIn, row, column, lanes);
            functions.write(function);
            store(rowOut, row, column, lanes);
        }
    }

    private void load(int rowIn, int row, int column, int lanes) {
        code.get(rowIn);
        if (from.split() == 1) {
            code.memory(Opcode.V128_LOAD, 4 * from.at(0, row, column));
            return;
        }
        code.memory(Opcode.V128_LOAD32_ZERO, 4 * from.at(0, row, column));
        for (int lane = 1; lane < lanes; lane++) {
            code.set(vector).get(rowIn).get(vector);
            code.lane(Opcode.V128_LOAD32_LANE, 4 * from.at(0, row, column + lane), lane);
        }
    }

    private void store(int rowOut, int row, int column, int lanes) {
        code.set(vector);
        if (to.split() == 1 && lanes == 4) {
            code.get(rowOut).get(vector).memory(Opcode.V128_STORE, 4 * to.at(0, row, column));
            return;
        }
        for (int lane = 0; lane < lanes; lane++) {
            code.get(rowOut).get(vector);
            code.lane(Opcode.V128_STORE32_LANE, 4 * to.at(0, row, column + lane), lane);
        }
    }
}
