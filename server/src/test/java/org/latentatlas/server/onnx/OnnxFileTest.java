package org.latentatlas.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.server.MadeUpNetworks;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/** ONNX Runtime gives what the plain Java networks give. */
@Timeout(120)
class OnnxFileTest {
    private static final int BATCH = 3;

    private final MadeUpNetworks random = new MadeUpNetworks(11);

    private static TensorFile bundled(String model, String network) throws IOException {
        String name = "/models/" + model + "/" + network + ".safetensors";
        try (InputStream in = OnnxFileTest.class.getResourceAsStream(name)) {
            return Safetensors.read(in.readAllBytes());
        }
    }

    private float[][] inputs(int size) {
        float[][] rows = new float[BATCH][];
        for (int i = 0; i < BATCH; i++) {
            rows[i] = random.numbers(size, 1f);
        }
        return rows;
    }

    private static void decodesAlike(TensorFile file, float[][] points) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(OnnxFile.decoder(file));
                OnnxTensor z = OnnxTensor.createTensor(environment, points);
                OrtSession.Result result = session.run(Map.of("z", z))) {
            float[][] logits = (float[][]) result.get("logits").orElseThrow().getValue();
            float[][] pixels = (float[][]) result.get("pixels").orElseThrow().getValue();
            Decoder decoder = Decoder.load(file);
            float[] expected = new float[Architecture.PIXELS];
            for (int i = 0; i < points.length; i++) {
                decoder.logits(expected, points[i], decoder.scratch());
                near(logits[i], expected);
                decoder.decode(expected, points[i], decoder.scratch());
                near(pixels[i], expected);
            }
        }
    }

    private static void near(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            float tolerance = 2e-4f * Math.max(1, Math.abs(expected[i]));
            assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist-2d", "mnist-16d", "mnist-32d"})
    void theBundledModelsDecodeAndEncodeAlike(String model) throws IOException, OrtException {
        TensorFile decoder = bundled(model, "decoder");
        decodesAlike(decoder, inputs(Decoder.load(decoder).latentSize()));

        Encoder encoder = Encoder.load(bundled(model, "encoder"));
        float[][] pictures = inputs(Architecture.PIXELS);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(OnnxFile.encoder(bundled(model, "encoder")));
                OnnxTensor pixels = OnnxTensor.createTensor(environment, pictures);
                OrtSession.Result result = session.run(Map.of("pixels", pixels))) {
            float[][] means = (float[][]) result.get("mean").orElseThrow().getValue();
            float[][] logVariances =
                    (float[][]) result.get("log_variance").orElseThrow().getValue();
            for (int i = 0; i < BATCH; i++) {
                float[] mean = new float[encoder.latentSize()];
                float[] logVariance = new float[encoder.latentSize()];
                encoder.encode(mean, logVariance, pictures[i], encoder.scratch());
                near(means[i], mean);
                near(logVariances[i], logVariance);
            }
        }
    }

    @Test
    void networksOfEveryKindOfLayerDecodeAlike() throws OrtException {
        for (int i = 0; i < 60; i++) {
            TensorFile file = random.weights(random.oddDecoder());
            decodesAlike(file, inputs(Decoder.load(file).latentSize()));
        }
    }
}
