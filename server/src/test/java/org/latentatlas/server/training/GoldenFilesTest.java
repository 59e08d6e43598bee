package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/**
 * The golden numbers that shared-model's tests compare with: small networks with random weights, and what PyTorch makes of some
 * inputs. Checks that PyTorch still says the same; with {@code -Datlas.golden=write} the files are written anew:
 * {@code mvn test -pl server -am -Dtest=GoldenFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Datlas.golden=write}.
 */
@Timeout(60)
class GoldenFilesTest {
    private static final Path FOLDER = Path.of("../shared-model/src/test/resources/golden");
    private static final int POINTS = 4;
    private static final int IMAGES = 2;
    private static final int LATENT = 3;

    private final Engine engine = Torch.start(1);

    private static TrainedModel random(Engine engine, Architecture encoder, Architecture decoder) {
        try (NDManager manager = engine.newBaseManager()) {
            var vae = new Vae(manager, encoder, decoder);
            vae.initialise(42);
            NDArray scale = manager.create(2.5f); // logits from near 0 to far from it
            vae.parameters().forEach(parameter -> parameter.muli(scale));
            return new TrainedModel(Export.weights(vae.decoder()), Export.weights(vae.encoder()), new byte[0], "");
        }
    }

    private static TrainedModel network(Engine engine, String name) {
        if (name.equals("dense")) {
            return random(
                    engine,
                    Architecture.denseEncoder(List.of(20, 12), LATENT, Function.TANH),
                    Architecture.denseDecoder(LATENT, List.of(12, 20), Function.SILU));
        }
        if (name.equals("residual")) {
            return random(
                    engine,
                    Architecture.residualEncoder(4, 6, 16, LATENT, Function.TANH),
                    Architecture.residualDecoder(LATENT, 16, 6, 4, Function.SILU));
        }
        return random(
                engine,
                Architecture.convolutionalEncoder(4, 6, 16, LATENT, Function.RELU),
                Architecture.convolutionalDecoder(LATENT, 16, 6, 4, Function.SILU));
    }

    /** What PyTorch makes of random inputs. */
    private TensorFile numbers(TrainedModel network) {
        var random = new Random(7);
        float[] latent = new float[POINTS * LATENT];
        for (int i = 0; i < latent.length; i++) {
            latent[i] = (float) (1.5 * random.nextGaussian());
        }
        DataSet drawn = SmallRuns.drawn(1, IMAGES);
        try (NDManager manager = engine.newBaseManager()) {
            Vae vae = Export.read(manager, network.encoder(), network.decoder());
            NDArray points = manager.create(latent, new Shape(POINTS, LATENT));
            NDArray pixels = Activation.sigmoid(vae.decode(points, vae.parameters()));
            NDArray images = new Images(manager, drawn.testImages(), IMAGES, false).take(0, IMAGES);
            Vae.Posterior posterior = vae.encode(images, vae.parameters());
            var arrays = new NDList(points, pixels, images, posterior.mean(), posterior.logVariance());
            List<String> names = List.of("latent", "pixels", "image", "mean", "logVariance");
            return new TensorFile(TorchNetwork.tensors("", names, arrays), Map.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "convolutional", "residual"})
    void areWhatPyTorchSays(String name) throws IOException {
        Path decoder = FOLDER.resolve(name + "-decoder.safetensors");
        Path encoder = FOLDER.resolve(name + "-encoder.safetensors");
        Path golden = FOLDER.resolve(name + "-numbers.safetensors");
        if ("write".equals(System.getProperty("atlas.golden"))) {
            TrainedModel network = network(engine, name);
            Files.createDirectories(FOLDER);
            Files.write(decoder, network.decoder());
            Files.write(encoder, network.encoder());
            Files.write(golden, Safetensors.write(numbers(network), Safetensors.Type.F32));
        }
        var stored = new TrainedModel(Files.readAllBytes(decoder), Files.readAllBytes(encoder), new byte[0], "");
        Map<String, Tensor> expected =
                Safetensors.read(Files.readAllBytes(golden)).tensors();

        Map<String, Tensor> found = numbers(stored).tensors();

        assertThat(found.keySet()).isEqualTo(expected.keySet());
        for (Map.Entry<String, Tensor> tensor : found.entrySet()) {
            Tensor golden32 = expected.getOrDefault(tensor.getKey(), tensor.getValue());
            assertThat(tensor.getValue().values()).containsExactly(golden32.values(), Offset.offset(2e-6f));
        }
    }
}
