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

    /** The layers with their weights. */
    public Network network() {
        return network;
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

    /**
     * The same logits, and how fast they move along directions in latent space: products of the Jacobian and vectors, by forward mode.
     * A direction's result does not depend on the directions beside it.
     *
     * @param logits the log-odds of ink at {@code latent}, (784)
     * @param tangents d logits / d latent times each direction, (directions, 784)
     * @param latent the point, (latentSize)
     * @param directions any number of vectors, (directions, latentSize)
     */
    public void logits(float[] logits, float[][] tangents, float[] latent, float[][] directions, Scratch scratch) {
        check(tangents, directions);
        logits(logits, latent, scratch);
        for (int d = 0; d < directions.length; d++) {
            System.arraycopy(network.tangent(latent, directions[d], scratch), 0, tangents[d], 0, Architecture.PIXELS);
        }
    }

    /**
     * The same pixels, and how fast they move along directions in latent space; a pixel p has the derivative p (1 - p) times its logit's.
     *
     * @param pixels probabilities of ink at {@code latent}, (784)
     * @param tangents d pixels / d latent times each direction, (directions, 784)
     * @param latent the point, (latentSize)
     * @param directions any number of vectors, (directions, latentSize)
     */
    public void decode(float[] pixels, float[][] tangents, float[] latent, float[][] directions, Scratch scratch) {
        check(tangents, directions);
        decode(pixels, latent, scratch);
        for (int d = 0; d < directions.length; d++) {
            float[] moving = network.tangent(latent, directions[d], scratch);
            float[] tangent = tangents[d];
            for (int i = 0; i < Architecture.PIXELS; i++) {
                tangent[i] = moving[i] * (pixels[i] * (1f - pixels[i]));
            }
        }
    }

    private void check(float[][] tangents, float[][] directions) {
        if (tangents.length != directions.length) {
            throw new IllegalArgumentException(
                    "There are " + directions.length + " directions, but room for " + tangents.length + " tangents.");
        }
        for (float[] direction : directions) {
            if (direction.length != latentSize()) {
                throw new IllegalArgumentException("A direction has " + direction.length
                        + " coordinates; the latent space has " + latentSize() + ".");
            }
        }
    }
}
