package org.latentatlas.simd;

import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.Network;

/**
 * A WebAssembly module for exactly one network, with the weights for its memory. It imports nothing and exports {@code memory} (of a
 * fixed size), {@code one()}, which takes sample 0 of the input to sample 0 of the output, and {@code batch(n)}, which takes the first
 * n samples, 1 to {@link #batch()}; both give the same bits. Before the first call the weights are copied to their addresses. The same
 * network gives the same bytes. Immutable and safe for any thread.
 */
public final class NetworkModule {
    private final Assembly assembly;
    private final byte[] bytes;

    private NetworkModule(Network network, VectorFunction last, Arithmetic arithmetic, boolean withTangents) {
        assembly = new Assembly(network, last, arithmetic, withTangents);
        bytes = assembly.write();
    }

    /**
     * A module that reads latent points and writes 784 probabilities of ink for each.
     *
     * @throws org.latentatlas.network.UnfitNetwork where the network is too large for a module
     */
    public static NetworkModule of(Decoder decoder, Arithmetic arithmetic) {
        return new NetworkModule(decoder.network(), VectorFunction.SIGMOID, arithmetic, false);
    }

    /**
     * A decoder's module that also exports {@code tangents(n)}: what {@code batch(n)} does, and in two directions at each point how fast the
     * pixels change (forward mode, products of the Jacobian and vectors), with the bits of
     * {@link Decoder#decode(float[], float[][], float[], float[][], org.latentatlas.network.Scratch)}.
     *
     * @throws org.latentatlas.network.UnfitNetwork where the network is too large for a module
     */
    public static NetworkModule withTangents(Decoder decoder, Arithmetic arithmetic) {
        return new NetworkModule(decoder.network(), VectorFunction.SIGMOID, arithmetic, true);
    }

    /**
     * A decoder's module that stops before the last function: it writes the 784 log-odds of ink, which a likelihood is computed from without
     * loss, and paints nothing.
     *
     * @throws org.latentatlas.network.UnfitNetwork where the network is too large for a module
     */
    public static NetworkModule logits(Decoder decoder, Arithmetic arithmetic) {
        return new NetworkModule(decoder.network(), VectorFunction.IDENTITY, arithmetic, false);
    }

    /**
     * A module that reads images of 784 pixels and writes mean and log-variance, {@code 2 * latentSize} values, for each.
     *
     * @throws org.latentatlas.network.UnfitNetwork where the network is too large for a module
     */
    public static NetworkModule of(Encoder encoder, Arithmetic arithmetic) {
        return new NetworkModule(encoder.network(), VectorFunction.IDENTITY, arithmetic, false);
    }

    /** The module, ready to be compiled. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Most samples in one call of {@code batch}. */
    public int batch() {
        return Assembly.BATCH;
    }

    /** Byte address of the input: float32 (batch, inputs). */
    public int inputAt() {
        return assembly.input.address();
    }

    /** Byte address of the output: float32 (batch, outputs). */
    public int outputAt() {
        return assembly.output.address();
    }

    /** Byte address of the directions, in a module with tangents: float32 (batch, 2, inputs). */
    public int directionsAt() {
        return assembly.input.tangents();
    }

    /** Byte address of the tangents, in a module with tangents: float32 (batch, 2, outputs). */
    public int tangentsAt() {
        return assembly.output.tangents();
    }

    /**
     * The functions and places for pixels.
     *
     * @throws IllegalStateException where this is an encoder's module
     */
    public Shading shading() {
        if (assembly.shading == null) {
            throw new IllegalStateException("an encoder writes no pixels");
        }
        return assembly.shading;
    }

    /** Number of pieces in which the weights are handed out. */
    public int slices() {
        return assembly.weights.slices().size();
    }

    /** Byte address of a slice of the weights. */
    public int sliceAt(int slice) {
        return assembly.weights.slices().get(slice).address();
    }

    /** A slice of the weights, packed when asked for: at most some ten thousand floats, so that a page stays responsive between two. */
    public float[] slice(int slice) {
        return assembly.weights.values(slice);
    }
}
