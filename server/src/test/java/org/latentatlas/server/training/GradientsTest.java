package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentatlas.server.training.objective.Objective;

/**
 * The gradients that a step's script writes out, of every network and objective, against central differences of its loss along
 * random directions: in double precision, with the same noise for every evaluation.
 */
@Timeout(120)
class GradientsTest {
    private static final double STEP = 1e-5;
    private static final double BETA = 0.7;

    private final Engine engine = Torch.start(1);

    private static TrainingSettings tiny(String network, String activation) {
        return TrainingSettings.defaults()
                .with(Map.of(
                        "latentSize",
                        3,
                        "network",
                        network,
                        "hidden",
                        network.equals("dense") ? List.of(5, 4) : List.of(6, 4, 3),
                        "activation",
                        activation));
    }

    static Stream<Arguments> networks() {
        return Stream.of("dense", "convolutional", "residual")
                .flatMap(network -> Stream.of("silu", "relu", "tanh").map(function -> Arguments.of(network, function)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void ofEveryNetworkAreThoseOfItsDifferences(String network, String activation) {
        compare(tiny(network, activation), Objective.of("vae", 1), "");
    }

    static Stream<Arguments> objectives() {
        return Stream.of(
                Arguments.of("vae", 3),
                Arguments.of("iwae", 2),
                Arguments.of("iwae", 5),
                Arguments.of("wae-mmd", 1),
                Arguments.of("sliced-wasserstein", 1));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void ofEveryObjectiveAreThoseOfItsDifferences(String objective, int samples) {
        compare(tiny("dense", "tanh"), Objective.of(objective, samples), "");
    }

    /** For the encoder it is another estimate of the same mean, which {@link DoublyReparameterisedTest} compares. */
    @Test
    void ofTheDoublyReparameterisedBoundAreThoseOfItsDifferencesForTheDecoder() {
        compare(tiny("dense", "tanh"), Objective.of("iwae-dreg", 5), "decoder.");
    }

    private void compare(TrainingSettings settings, Objective objective, String prefix) {
        try (NDManager manager = engine.newBaseManager()) {
            var random = new Random(5);
            var images = manager.create(numbers(random, 4 * 784, 0.5), new Shape(4, 784))
                    .gt(manager.full(new Shape(), 0.3f, DataType.FLOAT32))
                    .toType(DataType.FLOAT64, false);
            NDList parameters = parameters(manager, settings, random);
            List<String> lines = StepScript.lines(settings.encoder(), settings.decoder(), objective, false);
            TorchScript script = TorchScript.load(
                    manager,
                    "(images: Tensor, parameters: List[Tensor], beta: float) -> List[Tensor]",
                    Stream.concat(lines.stream(), Stream.of("return torch.add(gradients, [" + objective.loss() + "])"))
                            .toArray(String[]::new));
            List<double[]> gradients = run(manager, script, images, parameters);
            List<String> names = new Vae(manager, settings.encoder(), settings.decoder()).names();
            for (int i = 0; i < parameters.size(); i++) {
                if (!names.get(i).startsWith(prefix)) {
                    continue;
                }
                NDArray parameter = parameters.get(i);
                double[] direction = numbers(random, (int) parameter.size(), 1);
                double expected = 0;
                for (int j = 0; j < direction.length; j++) {
                    expected += direction[j] * gradients.get(i)[j];
                }
                move(parameter, direction, STEP);
                double above = loss(run(manager, script, images, parameters));
                move(parameter, direction, -2 * STEP);
                double below = loss(run(manager, script, images, parameters));
                move(parameter, direction, STEP);
                assertThat((above - below) / (2 * STEP))
                        .as(names.get(i))
                        .isCloseTo(expected, Offset.offset(1e-6 * (1 + Math.abs(expected))));
                assertThat(expected).isNotZero();
            }
        }
    }

    private static NDList parameters(NDManager manager, TrainingSettings settings, Random random) {
        var parameters = new NDList();
        for (NDArray shape : new Vae(manager, settings.encoder(), settings.decoder()).parameters()) {
            double spread = Math.sqrt(2.0 * shape.getShape().get(0) / shape.size());
            parameters.add(manager.create(numbers(random, (int) shape.size(), spread), shape.getShape()));
        }
        return parameters;
    }

    private static double[] numbers(Random random, int size, double spread) {
        return random.doubles(size).map(number -> spread * (2 * number - 1)).toArray();
    }

    private static void move(NDArray parameter, double[] direction, double length) {
        try (var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDManager manager = parameter.getManager();
            NDArray way = manager.create(direction, parameter.getShape());
            parameter.addi(way.mul(manager.create(length)));
        }
    }

    private static double loss(List<double[]> values) {
        return values.get(values.size() - 1)[0];
    }

    /** The gradients, then the loss. */
    private List<double[]> run(NDManager manager, TorchScript script, NDArray images, NDList parameters) {
        engine.setRandomSeed(3);
        List<double[]> values = new ArrayList<>();
        try (var scope = new NDScope();
                IValue imagesValue = IValue.from((PtNDArray) images);
                IValue parametersValue = TorchScript.list(parameters);
                IValue beta = IValue.from(BETA);
                IValue result = script.call(imagesValue, parametersValue, beta)) {
            scope.suppressNotUsedWarning();
            result.toNDList((PtNDManager) manager).forEach(array -> values.add(array.toDoubleArray()));
        }
        return values;
    }
}
