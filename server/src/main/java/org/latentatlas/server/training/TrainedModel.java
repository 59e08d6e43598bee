package org.latentatlas.server.training;

/** A model as a run leaves it behind: three safetensors files (F16) and the card that describes them. Arrays are not copied. */
public final class TrainedModel {
    private final byte[] decoder;
    private final byte[] encoder;
    private final byte[] encodedTest;
    private final String card;

    public TrainedModel(byte[] decoder, byte[] encoder, byte[] encodedTest, String card) {
        this.decoder = decoder;
        this.encoder = encoder;
        this.encodedTest = encodedTest;
        this.card = card;
    }

    /** decoder.safetensors: latent to pixel logits. */
    public byte[] decoder() {
        return decoder;
    }

    /** encoder.safetensors: image to mean and log-variance. */
    public byte[] encoder() {
        return encoder;
    }

    /** encoded-test.safetensors: {@code mean} and {@code logVariance} (images, latent) and {@code label} (images). */
    public byte[] encodedTest() {
        return encodedTest;
    }

    /** card.json: settings, seed, md5 sums of the data, test figures and how each was computed. */
    public String card() {
        return card;
    }
}
