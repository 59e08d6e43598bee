package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015) with its state in arrays of our own, so that a checkpoint can hold it. One call of PyTorch's fused
 * kernel updates all parameters; DJL's own Adam takes a third of a training step.
 */
final class FusedAdam implements AutoCloseable {
    private static final String KERNEL = "torch._fused_adam_(parameters, gradients, means, squares, "
            + "annotate(List[Tensor], []), steps, lr=rate, beta1=0.9, beta2=0.999, weight_decay=0., eps=1e-08, "
            + "amsgrad=False, maximize=False)";
    /** Moments below these have no effect beside eps, but become denormal numbers, which slow processors down. */
    private static final float LEAST_MEAN = 1e-15f;

    private static final float LEAST_SQUARE = 1e-30f;

    private final NDList means;
    private final NDList squares;
    private final NDArray steps; // () how many updates were made, as a float: what the kernel asks for
    private final NDArray leastMean;
    private final NDArray leastSquare;
    private final TorchScript update;
    private final IValue parametersValue;
    private final IValue meansValue;
    private final IValue squaresValue;
    private final IValue stepsValue;

    /** Starts with moments of zero for these parameters, which it will change in place. */
    FusedAdam(NDManager manager, NDList parameters) {
        means = new NDList();
        squares = new NDList();
        for (NDArray parameter : parameters) {
            means.add(manager.zeros(parameter.getShape()));
            squares.add(manager.zeros(parameter.getShape()));
        }
        steps = manager.zeros(new Shape());
        leastMean = manager.full(new Shape(), LEAST_MEAN, DataType.FLOAT32);
        leastSquare = manager.full(new Shape(), LEAST_SQUARE, DataType.FLOAT32);
        update = TorchScript.load(
                manager,
                "(parameters: List[Tensor], leaves: List[Tensor], means: List[Tensor], squares: List[Tensor], "
                        + "step: Tensor, rate: float) -> Tensor",
                "gradients = annotate(List[Tensor], [])",
                "steps = annotate(List[Tensor], [])",
                "_0 = torch.add_(step, 1.)",
                "for _1 in range(torch.len(leaves)):",
                "  _2 = torch.append(gradients, ops.prim.grad(leaves[_1]))",
                "  _3 = torch.append(steps, step)",
                "_4 = " + KERNEL,
                "return step");
        parametersValue = list(parameters);
        meansValue = list(means);
        squaresValue = list(squares);
        stepsValue = IValue.from((PtNDArray) steps);
    }

    private static IValue list(NDList arrays) {
        return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }

    /**
     * One update.
     *
     * @param leaves views of the parameters whose gradients the backward pass left behind
     */
    void step(NDList leaves, double rate) {
        try (IValue leavesValue = list(leaves);
                IValue rateValue = IValue.from(rate)) {
            update.run(parametersValue, leavesValue, meansValue, squaresValue, stepsValue, rateValue);
        }
    }

    /** Sets moments to zero that are about to become denormal; to be called a few times per thousand steps. */
    void dropDenormals() {
        for (int i = 0; i < means.size(); i++) {
            drop(means.get(i), leastMean);
            drop(squares.get(i), leastSquare);
        }
    }

    private static void drop(NDArray moments, NDArray least) {
        try (NDArray size = moments.abs();
                NDArray kept = size.gte(least);
                NDArray factor = kept.toType(DataType.FLOAT32, false)) {
            moments.muli(factor);
        }
    }

    /** First moments, in the order of the parameters. */
    NDList means() {
        return means;
    }

    /** Second moments, in the order of the parameters. */
    NDList squares() {
        return squares;
    }

    /** () how many updates were made. */
    NDArray steps() {
        return steps;
    }

    @Override
    public void close() {
        for (IValue value : List.of(parametersValue, meansValue, squaresValue, stepsValue)) {
            value.close();
        }
    }
}
