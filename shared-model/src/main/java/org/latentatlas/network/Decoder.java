package org.latentatlas.network;

import org.latentatlas.weights.TensorFile;

/** p(x|z): from a latent point to the probability of ink in each of 784 pixels, rows first. Immutable and safe for any thread. */
public final class Decoder {
    private final Network network;

    private Decoder(Network network) {
        this.network = network;
    }

    /**
     * Rebuilds the decoder from its weights file alone.
     *
     * @throws org.latentatlas.weights.DamagedFile where a tensor or the description is missing
     * @throws UnfitNetwork where shapes do not fit, numbers are not finite, or this is no decoder of 784 pixels
     */
    public static Decoder load(TensorFile file) {
        Network network = Network.load(file, "decoder");
        if (network.architecture().outputs() != Architecture.PIXELS) {
            throw new UnfitNetwork("a decoder writes " + Architecture.PIXELS + " pixels, not "
                    + network.architecture().outputs());
        }
        return new Decoder(network);
    }

    /** The layers. */
    public Architecture architecture() {
        return network.architecture();
    }

    /** Dimensions of the latent space. */
    public int latentSize() {
        return network.architecture().inputs();
    }

    /** New scratch memory, for one thread. */
    public Scratch scratch() {
        return network.scratch();
    }

    /** The last layer's output: log-odds of ink. {@code logits} (784), {@code latent} (latentSize). */
    public void logits(float[] logits, float[] latent, Scratch scratch) {
        float[] values = network.forward(latent, scratch);
        System.arraycopy(values, 0, logits, 0, Architecture.PIXELS);
    }

    /** Probabilities of ink, 0 to 1. {@code pixels} (784), {@code latent} (latentSize). */
    public void decode(float[] pixels, float[] latent, Scratch scratch) {
        float[] logits = network.forward(latent, scratch);
        for (int i = 0; i < Architecture.PIXELS; i++) {
            pixels[i] = FloatMath.sigmoid(logits[i]);
        }
    }
}
