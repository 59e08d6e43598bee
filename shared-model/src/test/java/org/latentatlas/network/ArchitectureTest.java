package org.latentatlas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.json.BadJson;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** Descriptions of networks, and weights that do not fit them. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ArchitectureTest {
    private static final Architecture DENSE = Architecture.denseDecoder(2, List.of(3), Function.TANH);

    @Test
    void descriptionsReadBack() {
        for (Architecture architecture : List.of(
                DENSE,
                Architecture.denseEncoder(List.of(5, 6), 4, Function.RELU),
                Architecture.convolutionalDecoder(2, 8, 4, 3, Function.SILU),
                Architecture.convolutionalEncoder(3, 4, 8, 2, Function.SILU),
                Architecture.residualDecoder(2, 8, 4, 3, Function.SILU),
                Architecture.residualEncoder(3, 4, 8, 2, Function.SILU))) {
            String text = ArchitectureJson.write(architecture);
            assertThat(ArchitectureJson.read(text)).isEqualTo(architecture);
            assertThat(ArchitectureJson.write(ArchitectureJson.read(text))).isEqualTo(text);
        }
        assertThat(DENSE.parameters()).isEqualTo(2 * 3 + 3 + 3 * 784 + 784);
        assertThat(Architecture.convolutionalDecoder(2, 8, 4, 3, Function.SILU).outputs())
                .isEqualTo(784);
        assertThat(Architecture.convolutionalEncoder(3, 4, 8, 2, Function.SILU).outputs())
                .isEqualTo(4);
    }

    @Test
    void descriptionsFromStrangersAreChecked() {
        assertUnfit(description(""), "a network has 1 to 64 layers, not 0");
        assertUnfit(description(dense(2, 3) + "," + dense(4, 784)), "layer 1 reads 4 values, but layer 0 writes 3");
        assertUnfit(description(dense(0, 3)), "a layer's inputs is 0; expected 1 to 65536");
        assertUnfit(description(dense(-1, 3)), "inputs is -1");
        assertUnfit(description(dense(65536, 65536)), "at most 33554432 parameters");
        assertUnfit(description("{\"type\":\"lstm\"}"), "unknown type \"lstm\"");
        assertUnfit(description(dense(2, 3) + ",{\"type\":\"silu\",\"size\":4}"), "layer 1 reads 4 values");
        assertUnfit(
                description("{\"type\":\"convolution\",\"inChannels\":1,\"outChannels\":1,\"height\":2,\"width\":2,"
                        + "\"kernel\":5,\"stride\":1,\"padding\":0}"),
                "kernel is 5; expected 1 to 2");
        assertThatThrownBy(() -> ArchitectureJson.read("{\"prefix\":\"decoder\"}"))
                .isInstanceOf(BadJson.class)
                .hasMessage("$.layers is missing");
    }

    @Test
    void additionsFromStrangersAreChecked() {
        String square = dense(2, 2);
        assertUnfit(
                description(square + "," + add(0, 2)), "layer 1 adds the output of layer 0; expected a layer before");
        assertUnfit(
                description(square + "," + square + "," + add(1, 2)), "layer 2 adds the output of layer 1; expected");
        assertUnfit(
                description(square + "," + square + "," + add(2, 2)), "layer 2 adds the output of layer 2; expected");
        assertUnfit(description(square + "," + square + "," + add(61, 2)), "layer 2 adds the output of layer 61;");
        assertUnfit(description(square + "," + square + "," + add(-1, 2)), "a layer's from is -1; expected 0 to 61");
        assertUnfit(
                description(square + "," + square + "," + add(0, 3)), "layer 2 reads 3 values, but layer 1 writes 2");
        assertUnfit(
                description(dense(2, 3) + "," + dense(3, 2) + "," + add(0, 2)),
                "layer 2 adds 2 values, but layer 0 writes 3");
        assertThatThrownBy(() -> ArchitectureJson.read(description("{\"type\":\"add\",\"size\":2}")))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("from is missing");
    }

    private static String add(int from, int size) {
        return "{\"type\":\"add\",\"from\":" + from + ",\"size\":" + size + "}";
    }

    @Test
    void theBlocksOfAResidualNetworkKeepWhatTheyRead() {
        Architecture decoder = Architecture.residualDecoder(2, 8, 4, 3, Function.SILU);
        assertThat(decoder.outputs()).isEqualTo(784);
        assertThat(decoder.layers()).contains(new LayerShape.Add(2, 4 * 49), new LayerShape.Add(9, 3 * 196));
        assertThat(Architecture.residualEncoder(3, 4, 8, 2, Function.SILU).outputs())
                .isEqualTo(4);
    }

    @Test
    void aDecoderComputesWhatItsFileSays() {
        Map<String, Tensor> tensors = tensors(DENSE, 0);
        Decoder decoder = Decoder.load(file(DENSE, tensors));
        assertThat(decoder.latentSize()).isEqualTo(2);
        float[] pixels = new float[784];
        decoder.decode(pixels, new float[] {0.3f, -1}, decoder.scratch());
        assertThat(pixels).containsOnly(0.5f);
    }

    @Test
    void weightsThatDoNotFitAreRefusedByName() {
        assertUnfit(
                () -> Encoder.load(file(DENSE, tensors(DENSE, 0))),
                "the weights of the network \"decoder\"; expected \"encoder\"");
        Map<String, Tensor> transposed = tensors(DENSE, 0);
        transposed.put("decoder.0.weight", new Tensor(List.of(2, 3), new float[6]));
        assertUnfit(
                () -> Decoder.load(file(DENSE, transposed)),
                "\"decoder.0.weight\" has the shape [2, 3]; expected [3, 2]");
        assertUnfit(() -> Decoder.load(file(DENSE, tensors(DENSE, Float.NaN))), "holds NaN; expected finite numbers");
        Map<String, Tensor> incomplete = tensors(DENSE, 0);
        incomplete.remove("decoder.2.bias");
        assertThatThrownBy(() -> Decoder.load(file(DENSE, incomplete)))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("no tensor \"decoder.2.bias\"");
        Architecture small = new Architecture("decoder", List.of(new LayerShape.Dense(2, 10)));
        assertUnfit(() -> Decoder.load(file(small, tensors(small, 0))), "a decoder writes 784 pixels, not 10");
        assertThatThrownBy(() -> Decoder.load(new TensorFile(Map.of(), Map.of())))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("no metadata \"architecture\"");
        assertThatThrownBy(() -> Decoder.load(new TensorFile(Map.of(), Map.of("architecture", "{"))))
                .isInstanceOf(DamagedFile.class);
    }

    @Test
    void editedDescriptionsNeverCrash() {
        String text = ArchitectureJson.write(Architecture.convolutionalDecoder(2, 8, 4, 3, Function.SILU));
        Random random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder edited = new StringBuilder(text);
            for (int j = 0; j <= random.nextInt(3); j++) {
                edited.setCharAt(random.nextInt(text.length()), "0123456789-.e{}[]\",:a".charAt(random.nextInt(21)));
            }
            try {
                assertThat(ArchitectureJson.read(edited.toString()).layers()).isNotEmpty();
            } catch (BadJson | UnfitNetwork expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    private static String description(String layers) {
        return "{\"prefix\":\"decoder\",\"layers\":[" + layers + "]}";
    }

    private static String dense(int inputs, int outputs) {
        return "{\"type\":\"dense\",\"inputs\":" + inputs + ",\"outputs\":" + outputs + "}";
    }

    private static void assertUnfit(String description, String sentence) {
        assertUnfit(() -> ArchitectureJson.read(description), sentence);
    }

    private static void assertUnfit(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(UnfitNetwork.class).hasMessageContaining(sentence);
    }

    private static TensorFile file(Architecture architecture, Map<String, Tensor> tensors) {
        return new TensorFile(tensors, Map.of("architecture", ArchitectureJson.write(architecture)));
    }

    private static Map<String, Tensor> tensors(Architecture architecture, float value) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < architecture.layers().size(); i++) {
            LayerShape layer = architecture.layers().get(i);
            if (layer.biases() > 0) {
                float[] weight = new float[layer.inputs() * layer.outputs()];
                weight[0] = value;
                tensors.put(architecture.weightName(i), new Tensor(layer.weightShape(), weight));
                tensors.put(architecture.biasName(i), new Tensor(List.of(layer.biases()), new float[layer.biases()]));
            }
        }
        return tensors;
    }
}
