package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.network.Encoder;
import org.latentatlas.server.TestDataSets;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/** Pictures of the data sets, and the training set as a model encodes it. */
@Timeout(200)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataSetPicturesTest {
    private final DataSet mnist = new DataSets(TestDataSets.folder()).open("mnist", (file, bytes, total) -> {});
    private TestSite site;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path data) {
        folder = data;
        site = TestSite.start(data);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private HttpResponse<byte[]> bytes(String path) {
        return site.send(site.request(path), BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"test/0", "test/9999", "train/59999"})
    void aPictureHasTheDataSetsPixels(String place) throws IOException {
        HttpResponse<byte[]> answer = bytes("/datasets/mnist/" + place + ".png");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        byte[] pixels = (byte[]) image.getRaster().getDataElements(0, 0, 28, 28, null);
        String[] parts = place.split("/", -1);
        assertThat(pixels).isEqualTo(mnist.picture(parts[0], Integer.parseInt(parts[1])));
        String etag = answer.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
                site.send(site.request("/datasets/mnist/" + place + ".png").header("If-None-Match", etag));
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mnist/test/10000.png",
                "mnist/test/-1.png",
                "mnist/test/1e3.png",
                "mnist/test/99999999999.png",
                "mnist/test/1.gif",
                "mnist/validation/1.png",
                "unknown/test/1.png"
            })
    void whatIsNotThereIsToldKindly(String path) {
        HttpResponse<String> answer = site.get("/datasets/" + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void aServerWithoutTheDataSetSaysSoAndDownloadsNothing(@TempDir Path empty) {
        assertThat(new DataSets(empty, List.of()).atHand("mnist")).isEmpty();
        assertThat(new DataSets(empty, List.of()).atHand("drawn")).isPresent();
    }

    @Test
    void encodedTestImagesStandInTheOrderOfTheTestSplit() {
        for (JsonNode model : TestSite.json(site.get("/api/v1/models"))) {
            TensorFile encoded = Safetensors.read(
                    bytes(model.at("/encodedTest/url").asText()).body());
            Encoder encoder = Encoder.load(
                    Safetensors.read(bytes(model.at("/encoder/url").asText()).body()));
            float[] labels = encoded.tensor("label").values();
            assertThat(labels).hasSize(mnist.testCount());
            for (int i = 0; i < labels.length; i++) {
                assertThat(labels[i]).isEqualTo(mnist.testLabels()[i]);
            }
            assertMeans(encoder, encoded, "test", 0, 1234, 9999);
        }
    }

    private void assertMeans(Encoder encoder, TensorFile encoded, String split, int... indices) {
        int size = encoder.latentSize();
        float[] mean = new float[size];
        for (int index : indices) {
            float[] image = new float[784];
            byte[] pixels = mnist.picture(split, index);
            for (int i = 0; i < image.length; i++) {
                image[i] = (pixels[i] & 0xff) / 255f;
            }
            encoder.encode(mean, new float[size], image, encoder.scratch());
            for (int i = 0; i < size; i++) {
                assertThat(encoded.tensor("mean").values()[index * size + i]).isCloseTo(mean[i], within(0.01f));
            }
        }
    }

    @Test
    void theTrainingSetIsEncodedOnceWhenAskedForAndMadeAgainWhereItIsDamaged() throws Exception {
        JsonNode model = TestSite.json(site.get("/api/v1/models")).get(0);
        String path = "/models/" + model.get("id").asText() + "/encoded-train.safetensors";
        HttpResponse<byte[]> first = bytes(path);
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).isPresent();
        byte[] made = untilMade(site, path);
        TensorFile encoded = Safetensors.read(made);
        assertThat(encoded.tensor("label").values()).hasSize(mnist.trainCount());
        Encoder encoder = Encoder.load(
                Safetensors.read(bytes(model.at("/encoder/url").asText()).body()));
        assertMeans(encoder, encoded, "train", 0, 31_415, 59_999);

        site.close();
        try (Stream<Path> files = Files.list(folder.resolve("encoded-training-sets"))) {
            Path file = files.findFirst().orElseThrow();
            byte[] damaged = Files.readAllBytes(file);
            damaged[damaged.length / 2] ^= 1;
            Files.write(file, damaged);
        }
        site = TestSite.start(folder);
        assertThat(bytes(path).statusCode()).isEqualTo(503);
        assertThat(untilMade(site, path)).isEqualTo(made);
    }

    private byte[] untilMade(TestSite at, String path) throws InterruptedException {
        HttpResponse<byte[]> answer = at.send(at.request(path), BodyHandlers.ofByteArray());
        while (answer.statusCode() == 503) {
            Thread.sleep(200);
            answer = at.send(at.request(path), BodyHandlers.ofByteArray());
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
