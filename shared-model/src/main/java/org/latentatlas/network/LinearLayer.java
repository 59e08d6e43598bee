package org.latentatlas.network;

/** b + W x. Its derivative is W itself, whatever x is: the same kernel with the same order of additions, from +0 instead of the bias. */
abstract sealed class LinearLayer implements Layer permits DenseLayer, ConvolutionLayer, TransposedConvolutionLayer {
    private final float[] bias;
    private final float[] zeros; // as many as biases

    LinearLayer(float[] bias) {
        this.bias = bias;
        this.zeros = new float[bias.length];
    }

    @Override
    public final void forward(float[] out, float[] in, float[][] before) {
        multiply(out, bias, in);
    }

    @Override
    public final void tangent(float[] out, float[] tangent, float[] in, float[][] before) {
        multiply(out, zeros, tangent);
    }

    /** {@code out} = {@code start} + W {@code in}; {@code start} has one value for each output or, of a picture, each channel. */
    abstract void multiply(float[] out, float[] start, float[] in);
}
