package org.latentatlas.simd;

import org.latentatlas.network.LayerShape.Dense;

/**
 * A dense layer. A batch goes panel by panel, so that a panel of weights stays in the nearest cache while tiles of samples pass; one
 * sample meets several panels at once, for as many independent sums.
 */
final class DenseStep implements Route.Step {
    private static final int ONE_PANELS = 5;

    private final Dense shape;
    private final Rows rows;
    private final int weights; // address
    private final int tileRows;
    private final int tile; // functions
    private final int one;
    private final int oneRest;

    /**
     * The rows that the weights are multiplied with.
     *
     * @param in address of the first row
     * @param out address of the first row
     * @param inStride bytes from row to row
     * @param outStride bytes from row to row
     * @param perSample rows of each sample
     * @param start address of the biases, or of a panel of zeros
     * @param startStep bytes from one panel's biases to the next
     */
    private record Rows(int in, int out, int inStride, int outStride, int perSample, int start, int startStep) {}

    /** {@code weights} and {@code bias} are addresses. */
    DenseStep(ModuleWriter module, Dense shape, Arithmetic arithmetic, Buffer in, Buffer out, int weights, int bias) {
        this.shape = shape;
        this.weights = weights;
        rows = new Rows(in.address(), out.address(), in.stride(), out.stride(), 1, bias, 4 * DenseKernel.PANEL);
        tileRows = tileRows(arithmetic);
        int panels = DenseKernel.panels(shape);
        tile = module.add(kernel(arithmetic, tileRows, 1));
        one = panels < ONE_PANELS ? -1 : module.add(kernel(arithmetic, 1, ONE_PANELS));
        oneRest = panels % ONE_PANELS == 0 ? -1 : module.add(kernel(arithmetic, 1, panels % ONE_PANELS));
    }

    private DenseStep(DenseStep other, Rows rows) {
        this.rows = rows;
        shape = other.shape;
        weights = other.weights;
        tileRows = other.tileRows;
        tile = other.tile;
        one = other.one;
        oneRest = other.oneRest;
    }

    /** The same functions for the tangents: the same weights, and zeros instead of the biases. */
    DenseStep ofTangents(Buffer in, Buffer out, int zeros) {
        return new DenseStep(
                this, new Rows(in.tangents(), out.tangents(), in.stride(), out.stride(), Buffer.DIRECTIONS, zeros, 0));
    }

    private CodeWriter kernel(Arithmetic arithmetic, int rowsAtOnce, int panels) {
        return new DenseKernel(shape, arithmetic, rowsAtOnce, panels, rows.inStride, rows.outStride).function();
    }

    /** Samples in a tile: as many as leave the sums in registers, of which strict arithmetic needs one more for the product. */
    private static int tileRows(Arithmetic arithmetic) {
        return arithmetic == Arithmetic.STRICT ? 5 : 6;
    }

    @Override
    public void one(CodeWriter code) {
        Cursor cursor = new Cursor(code);
        int groups = DenseKernel.panels(shape) / ONE_PANELS;
        if (groups > 0) {
            code.repeat(groups, cursor.out, 4 * DenseKernel.PANEL * ONE_PANELS, () -> {
                code.integer(rows.in).get(cursor.out).get(cursor.panel).get(cursor.start);
                code.call(one);
                cursor.advance(ONE_PANELS);
            });
        }
        if (oneRest >= 0) {
            code.integer(rows.in).get(cursor.out).get(cursor.panel).get(cursor.start);
            code.call(oneRest);
        }
    }

    @Override
    public void batch(CodeWriter code, int samples) {
        Cursor cursor = new Cursor(code);
        int rowIn = code.integer();
        int rowOut = code.integer();
        int end = code.integer();
        code.get(samples).integer(rows.perSample * rows.inStride).op(Opcode.I32_MUL);
        code.integer(rows.in).op(Opcode.I32_ADD).set(end);
        code.repeat(DenseKernel.panels(shape), cursor.out, 4 * DenseKernel.PANEL, () -> {
            code.integer(rows.in).set(rowIn);
            code.get(cursor.out).set(rowOut);
            code.loop(rowIn, tileRows * rows.inStride, end, () -> {
                code.get(rowIn).get(rowOut).get(cursor.panel).get(cursor.start);
                code.call(tile);
                code.advance(rowOut, tileRows * rows.outStride);
            });
            cursor.advance(1);
        });
    }

    /** Where the walk over the panels stands: three locals, addresses of the first row's output, of the weights and of the biases. */
    private final class Cursor {
        private final CodeWriter code;
        private final int out;
        private final int panel;
        private final int start;

        Cursor(CodeWriter code) {
            this.code = code;
            out = code.integer();
            panel = code.integer();
            start = code.integer();
            code.integer(rows.out).set(out);
            code.integer(weights).set(panel);
            code.integer(rows.start).set(start);
        }

        /** Moves on in weights and biases; the output is its loop's counter. */
        void advance(int panels) {
            code.advance(panel, panels * DenseKernel.panelBytes(shape));
            code.advance(start, panels * rows.startStep);
        }
    }
}
