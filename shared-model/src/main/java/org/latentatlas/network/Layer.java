package org.latentatlas.network;

/** One layer with its weights. Immutable and safe for any thread; the arrays it works on are the caller's. */
sealed interface Layer permits LinearLayer, ActivationLayer, AddLayer {
    /**
     * Computes the layer's output.
     *
     * @param out at least {@code outputs} floats, overwritten
     * @param in at least {@code inputs} floats; never the same array as {@code out}
     * @param before the outputs of all layers so far, by position
     */
    void forward(float[] out, float[] in, float[][] before);

    /**
     * Computes the derivative of the layer's output along a direction: its Jacobian at {@code in}, times the tangent.
     *
     * @param out at least {@code outputs} floats, overwritten
     * @param tangent how fast the input moves, at least {@code inputs} floats; never the same array as {@code out}
     * @param in where the input is, as in {@link #forward}
     * @param before how fast the outputs of all layers so far move, by position
     */
    void tangent(float[] out, float[] tangent, float[] in, float[][] before);
}
