package org.latentatlas.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/** Encoder and decoder give the numbers that PyTorch gave; the server's GoldenFilesTest made the files. */
@Timeout(60)
class GoldenNumbersTest {
    private static final Offset<Float> TOLERANCE = Offset.offset(1e-5f);

    private static TensorFile file(String name) throws IOException {
        try (InputStream file = GoldenNumbersTest.class.getResourceAsStream("/golden/" + name + ".safetensors")) {
            assertThat(file).as(name).isNotNull();
            return Safetensors.read(file.readAllBytes());
        }
    }

    /** Row i of a tensor (rows, size). */
    private static float[] row(TensorFile file, String name, int i, int size) {
        return Arrays.copyOfRange(file.tensor(name).values(), i * size, (i + 1) * size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "convolutional", "residual"})
    void decodesLikePyTorch(String name) throws IOException {
        Decoder decoder = Decoder.load(file(name + "-decoder"));
        TensorFile golden = file(name + "-numbers");
        int points = golden.tensor("latent").shape().get(0);
        for (int point = 0; point < points; point++) {
            float[] pixels = new float[Architecture.PIXELS];

            decoder.decode(pixels, row(golden, "latent", point, decoder.latentSize()), decoder.scratch());

            assertThat(pixels).containsExactly(row(golden, "pixels", point, Architecture.PIXELS), TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "convolutional", "residual"})
    void encodesLikePyTorch(String name) throws IOException {
        Encoder encoder = Encoder.load(file(name + "-encoder"));
        TensorFile golden = file(name + "-numbers");
        int size = encoder.latentSize();
        int images = golden.tensor("image").shape().get(0);
        for (int image = 0; image < images; image++) {
            float[] mean = new float[size];
            float[] logVariance = new float[size];

            encoder.encode(mean, logVariance, row(golden, "image", image, Architecture.PIXELS), encoder.scratch());

            assertThat(mean).containsExactly(row(golden, "mean", image, size), TOLERANCE);
            assertThat(logVariance).containsExactly(row(golden, "logVariance", image, size), TOLERANCE);
        }
    }
}
