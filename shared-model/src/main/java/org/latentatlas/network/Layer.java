package org.latentatlas.network;

/** One layer with its weights. Immutable and safe for any thread; the arrays it works on are the caller's. */
sealed interface Layer permits LinearLayer, ActivationLayer {
    /**
     * Computes the layer's output.
     *
     * @param out at least {@code outputs} floats, overwritten
     * @param in at least {@code inputs} floats; never the same array as {@code out}
     */
    void forward(float[] out, float[] in);

    /**
     * Computes the derivative of the layer's output along a direction: its Jacobian at {@code in}, times the tangent.
     *
     * @param out at least {@code outputs} floats, overwritten
     * @param tangent how fast the input moves, at least {@code inputs} floats; never the same array as {@code out}
     * @param in where the input is, as in {@link #forward}
     */
    void tangent(float[] out, float[] tangent, float[] in);
}
