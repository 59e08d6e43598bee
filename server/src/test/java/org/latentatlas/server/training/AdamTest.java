package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdamTest {
    private final Engine engine = Torch.start(1);

    /** The means of as many parameters as there are gradients, which they have in the first step only. */
    static List<float[]> meansAfter(
            NDManager manager, double clipping, int steps, int stepsBetweenChecks, float[]... gradients) {
        var first = new NDList(Arrays.stream(gradients).map(manager::create).toArray(NDArray[]::new));
        NDList later = new NDList(first.stream().map(NDArray::zerosLike).toArray(NDArray[]::new));
        NDList parameters = new NDList(first.stream().map(NDArray::onesLike).toArray(NDArray[]::new));
        var adam = new Adam(manager, parameters);
        TorchScript update = TorchScript.load(
                manager,
                "(parameters: List[Tensor], gradients: List[Tensor], means: List[Tensor], squares: List[Tensor], "
                        + "steps: Tensor, rate: float) -> Tensor",
                Stream.concat(Adam.lines(clipping).stream(), Stream.of("return steps"))
                        .toArray(String[]::new));
        try (IValue parametersValue = TorchScript.list(parameters);
                IValue slope = TorchScript.list(first);
                IValue flat = TorchScript.list(later);
                IValue means = TorchScript.list(adam.means());
                IValue squares = TorchScript.list(adam.squares());
                IValue count = IValue.from((PtNDArray) adam.steps());
                IValue rate = IValue.from(1e-3)) {
            for (int step = 0; step < steps; step++) {
                update.call(parametersValue, step == 0 ? slope : flat, means, squares, count, rate)
                        .close();
                if (step % stepsBetweenChecks == stepsBetweenChecks - 1) {
                    adam.dropDenormals();
                }
            }
        }
        return adam.means().stream().map(NDArray::toFloatArray).toList();
    }

    /** By a tenth of the gradient, whose length is 5. */
    private void meansAre(double clipping, float first, float second) {
        try (NDManager manager = engine.newBaseManager()) {
            List<float[]> means =
                    meansAfter(manager, clipping, 1, Integer.MAX_VALUE, new float[] {3, 0}, new float[] {0, 4});

            assertThat(means.get(0)).containsExactly(new float[] {first, 0}, Offset.offset(1e-7f));
            assertThat(means.get(1)).containsExactly(new float[] {0, second}, Offset.offset(1e-7f));
        }
    }

    @Test
    void aGradientOfAllParametersThatIsTooLongIsShortened() {
        meansAre(1, 0.06f, 0.08f);
        meansAre(2.5, 0.15f, 0.2f);
    }

    @Test
    void aShorterGradientStaysAsItIs() {
        meansAre(0, 0.3f, 0.4f);
        meansAre(6, 0.3f, 0.4f);
    }
}
