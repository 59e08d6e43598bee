package org.latentatlas.latent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.latentatlas.network.Decoder;
import org.latentatlas.weights.Safetensors;

/** The small decoders of three latent dimensions that the golden numbers are about: {@code dense} and {@code convolutional}. */
final class GoldenDecoder {
    private GoldenDecoder() {}

    static Decoder of(String name) {
        try (InputStream file = GoldenDecoder.class.getResourceAsStream("/golden/" + name + "-decoder.safetensors")) {
            return Decoder.load(Safetensors.read(Objects.requireNonNull(file).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
