package org.latentatlas.server.models;

/**
 * A model as it is handed in: three safetensors files and the card that describes them. Arrays are not copied.
 */
public final class ModelFiles {
    private final byte[] decoder;
    private final byte[] encoder;
    private final byte[] encodedTest;
    private final String card;

    public ModelFiles(byte[] decoder, byte[] encoder, byte[] encodedTest, String card) {
        this.decoder = decoder;
        this.encoder = encoder;
        this.encodedTest = encodedTest;
        this.card = card;
    }

    /** decoder.safetensors. */
    public byte[] decoder() {
        return decoder;
    }

    /** encoder.safetensors. */
    public byte[] encoder() {
        return encoder;
    }

    /** encoded-test.safetensors. */
    public byte[] encodedTest() {
        return encodedTest;
    }

    /** card.json. */
    public String card() {
        return card;
    }
}
