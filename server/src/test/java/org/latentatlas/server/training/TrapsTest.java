package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.network.LayerShape;

/** Four ways in which training with DJL goes wrong unless the program takes care. */
@Timeout(120)
class TrapsTest {
    private final Engine engine = Torch.start(2);

    private static float[] random(int size, long seed) {
        var random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian() / 2;
        }
        return values;
    }

    /** Gradients of one step; between forward and backward pass Java's garbage is collected and its memory overwritten. */
    private List<float[]> gradients(Vae vae, NDArray images, boolean collectGarbage) {
        engine.setRandomSeed(3);
        try (var scope = new NDScope();
                GradientCollector collector = engine.newGradientCollector()) {
            scope.suppressNotUsedWarning();
            NDList leaves = StepScriptTest.leaves(vae);
            NDArray loss = AutogradElbo.terms(vae, images, leaves, 0.5).loss();
            var overwriting = new ArrayList<ByteBuffer>();
            if (collectGarbage) {
                System.gc();
                for (int i = 0; i < 2000; i++) {
                    ByteBuffer buffer = ByteBuffer.allocateDirect(4);
                    buffer.putInt(0, 0x7fc00000); // NaN
                    overwriting.add(buffer);
                }
            }
            collector.backward(loss);
            assertThat(overwriting).hasSize(collectGarbage ? 2000 : 0);
            return leaves.stream()
                    .map(leaf -> leaf.getGradient().toFloatArray())
                    .toList();
        }
    }

    @Test
    void gradientsSurviveGarbageCollectionBetweenForwardAndBackward() {
        try (NDManager manager = engine.newBaseManager()) {
            TrainingSettings settings = SmallRuns.convolutional(1);
            var vae = new Vae(manager, settings.encoder(), settings.decoder());
            vae.initialise(1);
            NDArray images = manager.randomUniform(0, 1, new Shape(16, 784));
            List<float[]> expected = gradients(vae, images, false);

            for (int repetition = 0; repetition < 10; repetition++) {
                List<float[]> found = gradients(vae, images, true);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(found.get(i)).isEqualTo(expected.get(i));
                }
            }
        }
    }

    @Test
    void nothingThatIsDifferentiatedTakesANumberOperand() {
        var classes = new ClassFileImporter()
                .importClasses(Vae.class, AutogradElbo.class, TorchNetwork.class, TrainingStep.class);
        var numberOperand = new DescribedPredicate<JavaCall<?>>("an operation of an array and a Number") {
            @Override
            public boolean test(JavaCall<?> call) {
                return call.getTargetOwner().isAssignableTo(NDArray.class)
                        && call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Number.class));
            }
        };

        ArchRuleDefinition.noClasses().should().callCodeUnitWhere(numberOperand).check(classes);
    }

    @Test
    void transposedConvolutionHasTheGradientOfItsFiniteDifferences() {
        try (NDManager manager = engine.newBaseManager()) {
            var layer = new LayerScript(new LayerShape.TransposedConvolution(3, 2, 3, 3, 4, 2, 1));
            TorchScript transposed = TorchScript.load(
                    manager,
                    "(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor",
                    "return " + layer.forward("x", at -> "", "weight", "bias"));
            float[] x = random(2 * 3 * 3 * 3, 1);
            float[] weight = random(3 * 2 * 4 * 4, 2);
            float[] bias = random(2, 3);
            NDArray direction = manager.create(random(2 * 2 * 6 * 6, 4), new Shape(2, 2 * 6 * 6));
            List<float[]> values = List.of(x, weight, bias);
            List<float[]> gradients = new ArrayList<>();
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDList arrays = arrays(manager, values);
                arrays.forEach(array -> array.setRequiresGradient(true));
                NDArray y = transposed.apply(arrays.toArray(NDArray[]::new));
                assertThat(y.getShape()).isEqualTo(new Shape(2, 2 * 6 * 6));
                collector.backward(y.mul(direction).sum());
                arrays.forEach(array -> gradients.add(array.getGradient().toFloatArray()));
            }

            for (int input = 0; input < values.size(); input++) {
                float[] changed = values.get(input);
                for (int i = 0; i < changed.length; i++) {
                    float before = changed[i];
                    changed[i] = before + 0.5f; // the function is linear in each number: any difference is exact
                    double above = along(manager, transposed, values, direction);
                    changed[i] = before - 0.5f;
                    double below = along(manager, transposed, values, direction);
                    changed[i] = before;
                    assertThat((double) gradients.get(input)[i]).isCloseTo(above - below, Offset.offset(2e-4));
                }
            }
        }
    }

    private static NDList arrays(NDManager manager, List<float[]> values) {
        return new NDList(
                manager.create(values.get(0), new Shape(2, 3, 3, 3)),
                manager.create(values.get(1), new Shape(3, 2, 4, 4)),
                manager.create(values.get(2), new Shape(2)));
    }

    private static double along(NDManager manager, TorchScript script, List<float[]> values, NDArray direction) {
        try (var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray y = script.apply(arrays(manager, values).toArray(NDArray[]::new));
            double sum = 0;
            float[] weights = direction.toFloatArray();
            float[] outputs = y.toFloatArray();
            for (int i = 0; i < weights.length; i++) {
                sum += (double) weights[i] * outputs[i];
            }
            return sum;
        }
    }

    @Test
    void openMpWaitsPassivelyUnlessTheUserSaysOtherwise() throws IOException, InterruptedException {
        assertThat(environmentThatOpenMpSaw(""))
                .contains("OMP_WAIT_POLICY = 'PASSIVE'")
                .contains("GOMP_SPINCOUNT = '1000'");
        assertThat(environmentThatOpenMpSaw("ACTIVE")).contains("OMP_WAIT_POLICY = 'ACTIVE'");
    }

    /** Starts PyTorch in a new process. */
    public static final class Starter {
        private Starter() {}

        /** Does nothing else. */
        public static void main(String[] args) {
            Torch.start(1);
        }
    }

    private static String environmentThatOpenMpSaw(String policy) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Starter.class.getName())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("OMP_WAIT_POLICY", "GOMP_SPINCOUNT"));
        if (!policy.isEmpty()) {
            builder.environment().put("OMP_WAIT_POLICY", policy);
        }
        builder.environment().put("OMP_DISPLAY_ENV", "VERBOSE");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    @Test
    void momentsNeverStayDenormal() {
        try (NDManager manager = engine.newBaseManager()) {
            assertThat(meanAfter(manager, Integer.MAX_VALUE)).isBetween(Float.MIN_VALUE, Float.MIN_NORMAL);
            assertThat(meanAfter(manager, Run.STEPS_BETWEEN_DENORMAL_CHECKS)).isZero();
        }
    }

    private static float meanAfter(NDManager manager, int stepsBetweenChecks) {
        return AdamTest.meansAfter(manager, 0, 900, stepsBetweenChecks, new float[] {1})
                .get(0)[0];
    }
}
