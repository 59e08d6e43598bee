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

    private NetworkModule(Network network, VectorFunction last, Arithmetic arithmetic) {
        assembly = new Assembly(network, last, arithmetic);
    }

    /**
     * A module that reads latent points and writes 784 probabilities of ink for each.
     *
     * @throws org.latentatlas.network.UnfitNetwork where the network is too large for a module
     */
    public static NetworkModule of(Decoder decoder, Arithmetic arithmetic) {
        return new NetworkModule(decoder.network(), VectorFunction.SIGMOID, arithmetic);
    }

    /**
     * A module that reads images of 784 pixels and writes mean and log-variance, {@code 2 * latentSize} values, for each.
     *
     * @throws org.latentatlas.network.UnfitNetwork where the network is too large for a module
     */
    public static NetworkModule of(Encoder encoder, Arithmetic arithmetic) {
        return new NetworkModule(encoder.network(), VectorFunction.IDENTITY, arithmetic);
    }

    /** The module, ready to be compiled. */
    public byte[] bytes() {
        return assembly.bytes.clone();
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
        return assembly.weights.slices();
    }

    /** Byte address of a slice of the weights. */
    public int sliceAt(int slice) {
        return assembly.weights.address(slice);
    }

    /** A slice of the weights, packed when asked for: at most some ten thousand floats, so that a page stays responsive between two. */
    public float[] slice(int slice) {
        return assembly.weights.values(slice);
    }
}
