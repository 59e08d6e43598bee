package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.network.LayerShape.Add;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.server.training.objective.Objective;

/** The derivatives that the script of a step writes out, beside those that autograd finds for the same loss. */
@Timeout(120)
class StepScriptTest {
    private static final double BETA = 0.7;

    private final Engine engine = Torch.start(2);

    /** Views of the parameters that autograd records. */
    static NDList leaves(Vae vae) {
        var leaves = new NDList();
        for (NDArray parameter : vae.parameters()) {
            NDArray leaf = parameter.stopGradient();
            leaf.setRequiresGradient(true);
            leaves.add(leaf);
        }
        return leaves;
    }

    /** The gradients in the order of the parameters, then reconstruction and KL. */
    private List<float[]> byAutograd(Vae vae, NDArray images) {
        engine.setRandomSeed(3);
        List<float[]> values = new ArrayList<>();
        try (GradientCollector collector = engine.newGradientCollector()) {
            NDList leaves = leaves(vae);
            AutogradElbo.Terms terms = AutogradElbo.terms(vae, images, leaves, BETA);
            collector.backward(terms.loss());
            leaves.forEach(leaf -> values.add(leaf.getGradient().toFloatArray()));
            values.add(terms.reconstruction().toFloatArray());
            values.add(terms.kl().toFloatArray());
        }
        return values;
    }

    private List<float[]> byScript(NDManager manager, Vae vae, NDArray images, boolean bfloat16) {
        Stream<String> lines = StepScript.lines(
                vae.encoder().architecture(), vae.decoder().architecture(), Objective.of("vae", 1), bfloat16)
                .stream();
        TorchScript script = TorchScript.load(
                manager,
                "(images: Tensor, parameters: List[Tensor], beta: float) -> List[Tensor]",
                Stream.concat(lines, Stream.of("return torch.add(gradients, [reconstruction, kl])"))
                        .toArray(String[]::new));
        engine.setRandomSeed(3);
        try (IValue imagesValue = IValue.from((PtNDArray) images);
                IValue parameters = TorchScript.list(vae.parameters());
                IValue beta = IValue.from(BETA);
                IValue result = script.call(imagesValue, parameters, beta)) {
            return result.toNDList((PtNDManager) manager).stream()
                    .map(NDArray::toFloatArray)
                    .toList();
        }
    }

    /** The distance of two lists of numbers, in parts of the second's length. */
    private static double distance(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        double difference = 0;
        double length = 0;
        for (int i = 0; i < found.length; i++) {
            difference += Math.pow((double) found[i] - expected[i], 2);
            length += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / length);
    }

    private void compare(Architecture encoder, Architecture decoder, boolean bfloat16, double tolerance) {
        try (NDManager manager = engine.newBaseManager()) {
            var vae = new Vae(manager, encoder, decoder);
            vae.initialise(1);
            NDArray images = manager.randomUniform(0, 1, new Shape(16, 784)).round();

            List<float[]> expected = byAutograd(vae, images);
            List<float[]> found = byScript(manager, vae, images, bfloat16);

            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(distance(found.get(i), expected.get(i)))
                        .as(i < vae.names().size() ? vae.names().get(i) : "sums")
                        .isCloseTo(0, Offset.offset(tolerance));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void derivesTheFullyConnectedNetworkAsAutogradDoes(Function activation) {
        Architecture encoder = Architecture.denseEncoder(List.of(40, 30), 3, activation);
        Architecture decoder = Architecture.denseDecoder(3, List.of(30, 40), activation);

        compare(encoder, decoder, false, 1e-5);
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void derivesTheConvolutionalNetworkAsAutogradDoes(Function activation) {
        Architecture encoder = Architecture.convolutionalEncoder(4, 8, 24, 3, activation);
        Architecture decoder = Architecture.convolutionalDecoder(3, 24, 8, 4, activation);

        compare(encoder, decoder, false, 1e-5);
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void derivesTheResidualNetworkAsAutogradDoes(Function activation) {
        Architecture encoder = Architecture.residualEncoder(4, 8, 24, 3, activation);
        Architecture decoder = Architecture.residualDecoder(3, 24, 8, 4, activation);

        compare(encoder, decoder, false, 1e-5);
    }

    @Test
    void derivesAdditionsOfOneOutputInTwoPlacesAsAutogradDoes() {
        var tanh = new Activation(Function.TANH, 20);
        var encoder = new Architecture(
                "encoder",
                List.of(
                        new Dense(784, 20),
                        tanh,
                        new Dense(20, 20),
                        new Add(0, 20),
                        tanh,
                        new Add(0, 20),
                        new Dense(20, 6)));
        var decoder = new Architecture(
                "decoder",
                List.of(new Dense(3, 20), tanh, new Dense(20, 20), new Add(1, 20), new Add(0, 20), new Dense(20, 784)));

        compare(encoder, decoder, false, 1e-5);
        compare(encoder, decoder, true, 0.03);
    }

    @Test
    void staysNearThemWithProductsInBfloat16() {
        TrainingSettings dense = TrainingSettings.defaults();
        TrainingSettings convolutional = SmallRuns.convolutional(1);

        compare(dense.encoder(), dense.decoder(), true, 0.02);
        compare(convolutional.encoder(), convolutional.decoder(), true, 0.02);
    }
}
