package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.weights.Safetensors;

/** The files that training writes give the same numbers in shared-model, which the browser runs, as in PyTorch. */
@Timeout(120)
class ExportTest {
    private static final Offset<Float> TOLERANCE = Offset.offset(1e-5f);
    private static final Offset<Float> POSTERIOR_TOLERANCE = Offset.offset(2e-5f); // values of several units
    private static final int POINTS = 8;

    private final Engine engine = Torch.start(2);

    @Test
    void aTrainedConvolutionalNetworkGivesTheSameNumbersInSharedModel() {
        DataSet data = SmallRuns.drawn(2000, 50);
        TrainedModel model = Training.run(SmallRuns.convolutional(3), data, null, SmallRuns.SILENT);

        compare(model.encoder(), model.decoder(), data);
    }

    @Test
    void aTrainedDenseNetworkGivesTheSameNumbersInSharedModel() {
        DataSet data = SmallRuns.drawn(2000, 50);
        TrainedModel model = Training.run(SmallRuns.dense(3), data, null, SmallRuns.SILENT);

        compare(model.encoder(), model.decoder(), data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist-2d", "mnist-16d", "mnist-32d"})
    void aBundledModelGivesTheSameNumbersInSharedModel(String name) throws IOException {
        compare(bundled(name, "encoder"), bundled(name, "decoder"), SmallRuns.drawn(10, 10));
    }

    private static byte[] bundled(String name, String part) throws IOException {
        try (InputStream file = ExportTest.class.getResourceAsStream("/models/" + name + "/" + part + ".safetensors")) {
            assertThat(file).isNotNull();
            return file.readAllBytes();
        }
    }

    private void compare(byte[] encoderFile, byte[] decoderFile, DataSet data) {
        Encoder encoder = Encoder.load(Safetensors.read(encoderFile));
        Decoder decoder = Decoder.load(Safetensors.read(decoderFile));
        int latentSize = decoder.latentSize();
        try (NDManager manager = engine.newBaseManager()) {
            Vae vae = Export.read(manager, encoderFile, decoderFile);
            var random = new Random(5);
            float[] points = new float[POINTS * latentSize];
            for (int i = 0; i < points.length; i++) {
                points[i] = (float) (2 * random.nextGaussian());
            }
            NDArray logits = vae.decode(manager.create(points, new Shape(POINTS, latentSize)), vae.parameters());
            float[] expected = Activation.sigmoid(logits).toFloatArray();
            for (int point = 0; point < POINTS; point++) {
                float[] latent = new float[latentSize];
                System.arraycopy(points, point * latentSize, latent, 0, latentSize);
                float[] pixels = new float[DataSet.PIXELS];
                decoder.decode(pixels, latent, decoder.scratch());
                for (int pixel = 0; pixel < DataSet.PIXELS; pixel++) {
                    assertThat(pixels[pixel]).isCloseTo(expected[point * DataSet.PIXELS + pixel], TOLERANCE);
                }
            }

            var images = new Images(manager, data.testImages(), 1, false);
            Vae.Posterior posterior = vae.encode(images.take(0, 1), vae.parameters());
            float[] image = new float[DataSet.PIXELS];
            for (int pixel = 0; pixel < DataSet.PIXELS; pixel++) {
                image[pixel] = (data.testImages()[pixel] & 0xff) / 255f;
            }
            float[] mean = new float[latentSize];
            float[] logVariance = new float[latentSize];
            encoder.encode(mean, logVariance, image, encoder.scratch());
            assertThat(mean).containsExactly(posterior.mean().toFloatArray(), POSTERIOR_TOLERANCE);
            assertThat(logVariance).containsExactly(posterior.logVariance().toFloatArray(), POSTERIOR_TOLERANCE);
        }
    }
}
