package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentatlas.latent.LogMean;
import org.latentatlas.server.TestDataSets;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;

/** DJL, plain Java and a Python script that knows only the files find the same figures of the bundled models. */
@Timeout(240)
class FiguresTest {
    private static final String VOTE = "nearest-neighbour-accuracy";
    private static final Offset<Double> TOLERANCE = Offset.offset(0.005); // nats, or units of latent space

    @TempDir
    Path folder;

    private static DataSet mnist(int train, int test) {
        DataSet all = new DataSets(TestDataSets.folder()).open("mnist", (file, bytes, total) -> {});
        return new DataSet(
                "mnist",
                Arrays.copyOf(all.trainImages(), train * DataSet.PIXELS),
                Arrays.copyOf(all.trainLabels(), train),
                Arrays.copyOf(all.testImages(), test * DataSet.PIXELS),
                Arrays.copyOf(all.testLabels(), test),
                all.md5());
    }

    private static byte[] bundled(String model, String part) throws IOException {
        try (InputStream file = FiguresTest.class.getResourceAsStream("/models/" + model + "/" + part)) {
            assertThat(file).isNotNull();
            return file.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({"mnist-2d, 200, 5000, 40", "mnist-16d, 200, 5000, 40", "mnist-32d, 40, 500, 20"})
    void threeProgramsAgreeOnEveryFigure(String model, int images, int trainImages, int samples)
            throws IOException, InterruptedException {
        byte[] encoder = bundled(model, "encoder.safetensors");
        byte[] decoder = bundled(model, "decoder.safetensors");
        DataSet data = mnist(trainImages, images);

        List<Metric> metrics;
        Torch.start(2);
        try (NDManager manager = NDManager.newBaseManager();
                var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Vae vae = Export.read(manager, encoder, decoder);
            metrics = TestFigures.measure(manager, vae, data, "binarised", samples, data.testCount());
        }
        Map<String, Double> plain = new ReferenceFigures(encoder, decoder, data).all(samples);
        JsonNode python = python(encoder, decoder, images, trainImages, samples);
        Offset<Double> oneImage = Offset.offset(1.001 / images);

        assertThat(python.properties()).hasSize(metrics.size());
        for (Metric metric : metrics) {
            String name = metric.name();
            Offset<Double> tolerance = name.equals(VOTE) ? oneImage : TOLERANCE;
            if (!name.startsWith("grid")) { // of which plain Java has its own test
                assertThat(plain.get(name)).as(name).isCloseTo(metric.value(), tolerance);
            }
            assertThat(python.at("/" + name + "/value").doubleValue()).as(name).isCloseTo(metric.value(), tolerance);
            compareRest(metric, python.path(name), tolerance);
        }
    }

    private static void compareRest(Metric metric, JsonNode python, Offset<Double> tolerance) {
        if (metric.standardError() != null) {
            assertThat(python.path("standardError").doubleValue())
                    .as(metric.name())
                    .isCloseTo(metric.standardError(), tolerance);
        }
        if (metric.byDimension() != null) {
            for (int d = 0; d < metric.byDimension().size(); d++) {
                assertThat(python.path("byDimension").get(d).doubleValue())
                        .as(metric.name())
                        .isCloseTo(metric.byDimension().get(d), tolerance);
            }
        }
    }

    /** Runs the script with the Python that has numpy; without one the test fails. */
    private JsonNode python(byte[] encoder, byte[] decoder, int images, int trainImages, int samples)
            throws IOException, InterruptedException {
        Files.write(folder.resolve("encoder.safetensors"), encoder);
        Files.write(folder.resolve("decoder.safetensors"), decoder);
        String named = System.getenv("ATLAS_PYTHON");
        List<String> command = new ArrayList<>(List.of(
                named != null ? named : "/usr/bin/python3",
                Path.of("../bench/evaluation/figures.py").toAbsolutePath().toString(),
                folder.toString(),
                TestDataSets.folder().resolve("mnist").toString()));
        command.addAll(List.of("--images", "" + images, "--train-images", "" + trainImages, "--samples", "" + samples));
        Path errors = folder.resolve("errors");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("OPENBLAS_NUM_THREADS", "1"); // its threads wait by spinning
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("Python with numpy (apt-get install python3-numpy): %s", Files.readString(errors))
                .isZero();
        return new ObjectMapper().readTree(output);
    }

    /**
     * The integral is that of another grid; the bound by 5000 samples lies below it or within its own error, and within that error of it
     * for most images. Where q(z|x) misses a place that explains the image, the bound is far too low and does not know it.
     */
    @Test
    void theIntegralAgreesWithAnotherGridAndWithTheBound() throws IOException {
        byte[] encoder = bundled("mnist-2d", "encoder.safetensors");
        byte[] decoder = bundled("mnist-2d", "decoder.safetensors");
        DataSet data = mnist(10, 40);
        Torch.start(2);
        try (NDManager manager = NDManager.newBaseManager();
                var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            var evaluation = new Evaluation(manager, Export.read(manager, encoder, decoder), data, true);
            double[] exact = evaluation.exact(evaluation.count()).evidence();
            LogMean[] weights = evaluation.weights(5000);
            var reference = new ReferenceFigures(encoder, decoder, data);
            for (int image = 0; image < 4; image++) {
                assertThat(exact[image]).isCloseTo(reference.exact(image), Offset.offset(1e-3));
            }
            int agreeing = 0;
            for (int i = 0; i < exact.length; i++) {
                double error = 4 * weights[i].standardError() + 1e-3;
                assertThat(weights[i].value()).isLessThan(exact[i] + error);
                agreeing += Math.abs(weights[i].value() - exact[i]) < error ? 1 : 0;
            }
            assertThat(agreeing).isGreaterThan(exact.length * 3 / 4);
        }
    }
}
