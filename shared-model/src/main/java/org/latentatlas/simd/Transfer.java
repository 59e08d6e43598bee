package org.latentatlas.simd;

/**
 * Writes the pass between two layers: applies a function to every value and lays the results out as the next layer reads them; or does
 * so for tangents, which the function's derivative at those values multiplies.
 */
final class Transfer {
    private final Layout from;
    private final Layout to;
    private final VectorFunction function;
    private final boolean tangents;

    private final CodeWriter code;
    private final FunctionWriter functions;
    private final int[] moving; // locals of tangents

    /** Addresses, in locals: of what is read, of what is written, and of the values at which tangents are taken. */
    private record Addresses(int in, int out, int at) {}

    /** From one layout to another of the same shape. */
    Transfer(Layout from, Layout to, VectorFunction function, Arithmetic arithmetic, boolean tangents) {
        this.from = from;
        this.to = to;
        this.function = function;
        this.tangents = tangents;
        code = new CodeWriter(tangents ? 3 : 2);
        functions = new FunctionWriter(code, arithmetic);
        moving = code.vectors(tangents ? FunctionWriter.VECTORS : 0);
    }

    /** The function (in, out), or for tangents (in, out, at): addresses of the sample; {@code at} has the layout of {@code in}. */
    CodeWriter function() {
        Addresses sample = new Addresses(0, 1, 2);
        if (from.isTight() && to.isTight()) {
            longRow(sample, from.size());
        } else {
            repeat(from.channels(), sample, 4 * from.channelSize(), 4 * to.channelSize(), () -> channel(sample));
        }
        return code;
    }

    private void longRow(Addresses row, int values) {
        int together = 4 * FunctionWriter.VECTORS;
        if (values >= together) {
            repeat(values / together, row, 4 * together, 4 * together, () -> row(row, 0, together));
        }
        row(row, 0, values % together);
    }

    private void channel(Addresses channel) {
        int step = from.split() * to.split(); // after so many rows they lie in the same planes again
        Addresses rows = new Addresses(code.integer(), code.integer(), code.integer());
        for (int first = 0; first < Math.min(step, from.height()); first++) {
            int row = first;
            code.get(channel.in).set(rows.in);
            code.get(channel.out).set(rows.out);
            if (tangents) {
                code.get(channel.at).set(rows.at);
            }
            int count = (from.height() - 1 - first) / step + 1;
            repeat(count, rows, 4 * to.split() * from.pitch(), 4 * from.split() * to.pitch(), () -> {
                row(rows, row, from.width());
            });
        }
    }

    /** Runs the body for a constant number of rounds, moving on by so many bytes in both layouts. */
    private void repeat(int rounds, Addresses addresses, int inStep, int outStep, Runnable body) {
        code.repeat(rounds, addresses.in, inStep, () -> {
            body.run();
            code.advance(addresses.out, outStep);
            if (tangents) {
                code.advance(addresses.at, inStep);
            }
        });
    }

    /** The first values of a row; the addresses are those of the channel's start, moved on by whole steps of rows. */
    private void row(Addresses addresses, int row, int values) {
        int together = 4 * FunctionWriter.VECTORS;
        for (int column = 0; column < values; column += together) {
            some(addresses, row, column, Math.min(together, values - column));
        }
    }

    private void some(Addresses addresses, int row, int column, int values) {
        int vectors = (values + 3) / 4;
        int[] results = new int[vectors];
        for (int i = 0; i < vectors; i++) {
            results[i] = tangents ? moving[i] : functions.value(i);
            load(addresses.in, row, column + 4 * i, Math.min(4, values - 4 * i), results[i]);
            if (tangents) {
                load(addresses.at, row, column + 4 * i, Math.min(4, values - 4 * i), functions.value(i));
            }
        }
        if (tangents) {
            functions.writeTangents(function, vectors, moving);
        } else {
            functions.write(function, vectors);
        }
        for (int i = 0; i < vectors; i++) {
            store(addresses.out, row, column + 4 * i, Math.min(4, values - 4 * i), results[i]);
        }
    }

    private void load(int address, int row, int column, int lanes, int vector) {
        code.get(address);
        if (from.split() == 1) {
            code.memory(Opcode.V128_LOAD, 4 * from.at(0, row, column)).set(vector);
            return;
        }
        code.memory(Opcode.V128_LOAD32_ZERO, 4 * from.at(0, row, column)).set(vector);
        for (int lane = 1; lane < lanes; lane++) {
            code.get(address).get(vector);
            code.lane(Opcode.V128_LOAD32_LANE, 4 * from.at(0, row, column + lane), lane)
                    .set(vector);
        }
    }

    private void store(int address, int row, int column, int lanes, int vector) {
        if (to.split() == 1 && lanes == 4) {
            code.get(address).get(vector).memory(Opcode.V128_STORE, 4 * to.at(0, row, column));
            return;
        }
        for (int lane = 0; lane < lanes; lane++) {
            code.get(address).get(vector);
            code.lane(Opcode.V128_STORE32_LANE, 4 * to.at(0, row, column + lane), lane);
        }
    }
}
