package org.latentatlas.network;

import org.latentatlas.weights.TensorFile;

/** q(z|x): from 784 pixels to the mean and log-variance of a Gaussian with diagonal covariance. Immutable and safe for any thread. */
public final class Encoder {
    private final Network network;

    private Encoder(Network network) {
        this.network = network;
    }

    /**
     * Rebuilds the encoder from its weights file alone.
     *
     * @throws org.latentatlas.weights.DamagedFile where a tensor or the description is missing
     * @throws UnfitNetwork where shapes do not fit, numbers are not finite, or this is no encoder of 784 pixels
     */
    public static Encoder load(TensorFile file) {
        Network network = Network.load(file, "encoder");
        Architecture architecture = network.architecture();
        if (architecture.inputs() != Architecture.PIXELS || architecture.outputs() % 2 != 0) {
            throw new UnfitNetwork("an encoder reads " + Architecture.PIXELS
                    + " pixels and writes an even number of values; this one reads " + architecture.inputs()
                    + " and writes " + architecture.outputs());
        }
        return new Encoder(network);
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
        return network.architecture().outputs() / 2;
    }

    /** New scratch memory, for one thread. */
    public Scratch scratch() {
        return network.scratch();
    }

    /** The posterior of one image. {@code mean} (latentSize), {@code logVariance} (latentSize), {@code image} (784) in [0, 1]. */
    public void encode(float[] mean, float[] logVariance, float[] image, Scratch scratch) {
        float[] values = network.forward(image, scratch);
        int size = latentSize();
        System.arraycopy(values, 0, mean, 0, size);
        System.arraycopy(values, size, logVariance, 0, size);
    }
}
