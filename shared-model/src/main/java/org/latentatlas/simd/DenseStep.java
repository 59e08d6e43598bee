package org.latentatlas.simd;

import org.latentatlas.network.LayerShape.Dense;

/**
 * A dense layer. A batch goes panel by panel, so that a panel of weights stays in the nearest cache while tiles of samples pass; one
 * sample meets several panels at once, for as many independent sums.
 */
final class DenseStep implements Step {
    private static final int ONE_PANELS = 4;

    private final Dense shape;
    private final Buffer in;
    private final Buffer out;
    private final int weights; // address
    private final int bias; // address
    private final int tileRows;
    private final int tile; // functions
    private final int one;
    private final int oneRest;

    DenseStep(ModuleWriter module, Dense shape, Arithmetic arithmetic, Buffer in, Buffer out, int weights, int bias) {
        this.shape = shape;
        this.in = in;
        this.out = out;
        this.weights = weights;
        this.bias = bias;
        this.tileRows = tileRows(arithmetic);
        int panels = DenseKernel.panels(shape);
        tile = module.add(kernel(arithmetic, tileRows, 1));
        one = panels < ONE_PANELS ? -1 : module.add(kernel(arithmetic, 1, ONE_PANELS));
        oneRest = panels % ONE_PANELS == 0 ? -1 : module.add(kernel(arithmetic, 1, panels % ONE_PANELS));
    }

    private CodeWriter kernel(Arithmetic arithmetic, int rows, int panels) {
        return new DenseKernel(shape, arithmetic, rows, panels, in.stride(), out.stride()).function();
    }

    /** Samples in a tile: as many as leave the sums in registers, of which strict arithmetic needs one more for the product. */
    static int tileRows(Arithmetic arithmetic) {
        return arithmetic == Arithmetic.STRICT ? 5 : 6;
    }

    @Override
    public void one(CodeWriter code) {
        Cursor cursor = new Cursor(code);
        int groups = DenseKernel.panels(shape) / ONE_PANELS;
        if (groups > 0) {
            code.repeat(groups, cursor.out, 4 * DenseKernel.PANEL * ONE_PANELS, () -> {
                code.integer(in.address())
                        .get(cursor.out)
                        .get(cursor.weights)
                        .get(cursor.bias)
                        .call(one);
                cursor.advance(ONE_PANELS);
            });
        }
        if (oneRest >= 0) {
            code.integer(in.address())
                    .get(cursor.out)
                    .get(cursor.weights)
                    .get(cursor.bias)
                    .call(oneRest);
        }
    }

    @Override
    public void batch(CodeWriter code, int samples) {
        Cursor cursor = new Cursor(code);
        int row = code.integer();
        int rowOut = code.integer();
        int end = code.integer();
        code.get(samples).integer(in.stride()).op(Opcode.I32_MUL);
        code.integer(in.address()).op(Opcode.I32_ADD).set(end);
        code.repeat(DenseKernel.panels(shape), cursor.out, 4 * DenseKernel.PANEL, () -> {
            code.integer(in.address()).set(row);
            code.get(cursor.out).set(rowOut);
            code.loop(row, tileRows * in.stride(), end, () -> {
                code.get(row).get(rowOut).get(cursor.weights).get(cursor.bias).call(tile);
                code.advance(rowOut, tileRows * out.stride());
            });
            cursor.advance(1);
        });
    }

    /** Where the walk over the panels stands. */
    private final class Cursor {
        private final CodeWriter code;
        private final int out;
        private final int weights;
        private final int bias;

        Cursor(CodeWriter code) {
            this.code = code;
            out = code.integer();
            weights = code.integer();
            bias = code.integer();
            code.integer(DenseStep.this.out.address()).set(out);
            code.integer(DenseStep.this.weights).set(weights);
            code.integer(DenseStep.this.bias).set(bias);
        }

        /** Moves on in weights and biases; the output is its loop's counter. */
        void advance(int panels) {
            code.advance(weights, panels * DenseKernel.panelBytes(shape));
            code.advance(bias, panels * 4 * DenseKernel.PANEL);
        }
    }
}
