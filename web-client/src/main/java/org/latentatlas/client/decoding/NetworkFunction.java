package org.latentatlas.client.decoding;

/** A network as a function of numbers, without what paints: an encoder, or a decoder up to its log-odds. For one thread. */
@FunctionalInterface
public interface NetworkFunction {
    /** Writes the network's output into {@code out} (outputs) for {@code in} (inputs). */
    void apply(float[] out, float[] in);
}
