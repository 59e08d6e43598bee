package org.latentatlas.network;

/** One layer with its weights. Immutable and safe for any thread; the arrays it works on are the caller's. */
sealed interface Layer permits DenseLayer, ConvolutionLayer, TransposedConvolutionLayer, ActivationLayer {
    /**
     * Computes the layer's output.
     *
     * @param out at least {@code outputs} floats, overwritten
     * @param in at least {@code inputs} floats; never the same array as {@code out}
     */
    void forward(float[] out, float[] in);
}
