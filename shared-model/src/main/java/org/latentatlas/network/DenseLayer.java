package org.latentatlas.network;

/** y = b + W x; each output adds its products in the order of the inputs, starting from its bias. */
final class DenseLayer extends LinearLayer {
    private final int inputs;
    private final int outputs;
    private final float[] weight; // (outputs, inputs)

    DenseLayer(LayerShape.Dense shape, float[] weight, float[] bias) { // bias (outputs)
        super(bias);
        this.inputs = shape.inputs();
        this.outputs = shape.outputs();
        this.weight = weight;
    }

    @Override
    void multiply(float[] out, float[] start, float[] in) {
        int o = 0;
        for (; o + 4 <= outputs; o += 4) { // four rows at once share each input and keep four independent sums
            int row0 = o * inputs;
            int row1 = row0 + inputs;
            int row2 = row1 + inputs;
            int row3 = row2 + inputs;
            float sum0 = start[o];
            float sum1 = start[o + 1];
            float sum2 = start[o + 2];
            float sum3 = start[o + 3];
            for (int i = 0; i < inputs; i++) {
                float x = in[i];
                sum0 += weight[row0 + i] * x;
                sum1 += weight[row1 + i] * x;
                sum2 += weight[row2 + i] * x;
                sum3 += weight[row3 + i] * x;
            }
            out[o] = sum0;
            out[o + 1] = sum1;
            out[o + 2] = sum2;
            out[o + 3] = sum3;
        }
        for (; o < outputs; o++) {
            float sum = start[o];
            for (int i = 0; i < inputs; i++) {
                sum += weight[o * inputs + i] * in[i];
            }
            out[o] = sum;
        }
    }
}
