package org.latentatlas.simd;

import org.latentatlas.network.LayerShape.Dense;

/**
 * Writes y = b + W x for some rows of x and some panels of W. A panel holds the weights of 8 outputs, (inputs, 8), so that two vectors
 * of sums, one value of x in all four lanes and two vectors of weights meet; every sum adds its products in the order of the inputs.
 */
final class DenseKernel {
    /** Outputs in a panel. */
    static final int PANEL = 8;

    private static final int VECTORS = PANEL / 4;
    private static final int UNROLLED = 4; // inputs a round of the loop

    private final Dense shape;
    private final Arithmetic arithmetic;
    private final int rows;
    private final int panels;
    private final int inStride; // bytes from row to row
    private final int outStride;

    private final CodeWriter code = new CodeWriter(4);
    private final int in = 0;
    private final int out = 1;
    private final int weights = 2;
    private final int bias = 3;
    private final int[] sums;
    private final int[] factors = code.vectors(VECTORS);
    private final int value = code.vector();

    DenseKernel(Dense shape, Arithmetic arithmetic, int rows, int panels, int inStride, int outStride) {
        this.shape = shape;
        this.arithmetic = arithmetic;
        this.rows = rows;
        this.panels = panels;
        this.inStride = inStride;
        this.outStride = outStride;
        this.sums = code.vectors(rows * panels * VECTORS); // (rows, panels, vectors)
    }

    /** Bytes of a panel's weights. */
    static int panelBytes(Dense shape) {
        return 4 * PANEL * shape.inputs();
    }

    static int panels(Dense shape) {
        return (shape.outputs() + PANEL - 1) / PANEL;
    }

    /** A panel, (inputs, 8) with zeros beyond the last output, in the weights (outputs, inputs). */
    static Weights.Part part(Dense shape, int panel) {
        int inputs = shape.inputs();
        int present = Math.min(PANEL, shape.outputs() - panel * PANEL);
        return new Weights.Part(panel * PANEL * inputs, inputs, 1, present, inputs, 0, PANEL);
    }

    /** The function (in, out, weights, bias): addresses of the first row's input and output, the first panel and its biases. */
    CodeWriter function() {
        for (int i = 0; i < sums.length; i++) {
            code.get(bias)
                    .memory(Opcode.V128_LOAD, 16 * (i % (panels * VECTORS)))
                    .set(sums[i]);
        }
        int rounds = shape.inputs() / UNROLLED;
        if (rounds > 0) {
            code.repeat(rounds, in, 4 * UNROLLED, () -> {
                products(UNROLLED);
                code.advance(weights, 4 * PANEL * UNROLLED);
            });
        }
        products(shape.inputs() % UNROLLED);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < panels * VECTORS; i++) {
                int sum = sums[row * panels * VECTORS + i];
                code.get(out).get(sum).memory(Opcode.V128_STORE, row * outStride + 16 * i);
            }
        }
        return code;
    }

    private void products(int inputs) {
        for (int input = 0; input < inputs; input++) {
            for (int panel = 0; panel < panels; panel++) {
                for (int v = 0; v < VECTORS; v++) {
                    int offset = panel * panelBytes(shape) + 4 * PANEL * input + 16 * v;
                    code.get(weights).memory(Opcode.V128_LOAD, offset).set(factors[v]);
                }
                for (int row = 0; row < rows; row++) {
                    if (rows > 1 || panel == 0) {
                        code.get(in).memory(Opcode.V128_LOAD32_SPLAT, row * inStride + 4 * input);
                        code.set(value);
                    }
                    for (int v = 0; v < VECTORS; v++) {
                        int sum = sums[(row * panels + panel) * VECTORS + v];
                        code.get(factors[v]).get(value);
                        arithmetic.multiply(code);
                        code.get(sum);
                        arithmetic.add(code);
                        code.set(sum);
                    }
                }
            }
        }
    }
}
