package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of Adam (Kingma and Ba 2015) in arrays of our own, so that a checkpoint can hold it, and the lines that make a step:
 * PyTorch's fused kernel updates all parameters at once; DJL's own Adam takes a third of a training step.
 */
final class Adam {
    /** Moments below these have no effect beside eps, but become denormal numbers, which slow processors down. */
    private static final float LEAST_MEAN = 1e-15f;

    private static final float LEAST_SQUARE = 1e-30f;

    private final NDList means;
    private final NDList squares;
    private final NDArray steps; // () how many updates were made, as a float: what the kernel asks for
    private final NDArray leastMean;
    private final NDArray leastSquare;

    /** Starts with moments of zero for these parameters. */
    Adam(NDManager manager, NDList parameters) {
        means = new NDList();
        squares = new NDList();
        for (NDArray parameter : parameters) {
            means.add(manager.zeros(parameter.getShape()));
            squares.add(manager.zeros(parameter.getShape()));
        }
        steps = manager.zeros(new Shape());
        leastMean = manager.full(new Shape(), LEAST_MEAN, DataType.FLOAT32);
        leastSquare = manager.full(new Shape(), LEAST_SQUARE, DataType.FLOAT32);
    }

    /**
     * One update of {@code parameters} by {@code gradients} and {@code rate}, in TorchScript's serialised dialect.
     *
     * @param clipping the gradient of all parameters together is shortened to this length where it is longer (Pascanu, Mikolov and
     *     Bengio 2013, algorithm 1); 0 for none
     */
    static List<String> lines(double clipping) {
        List<String> lines = new ArrayList<>(List.of(
                "_1 = torch.add_(steps, 1.)",
                "counts = annotate(List[Tensor], [])",
                "for _2 in range(torch.len(parameters)):",
                "  _3 = torch.append(counts, steps)"));
        String divisor = "None";
        if (clipping > 0) {
            lines.add("length = torch.norm(torch.stack(torch._foreach_norm(gradients)))");
            lines.add("excess = torch.clamp(torch.div(length, " + clipping + "), 1.)");
            divisor = "excess";
        }
        lines.add(
                "_4 = torch._fused_adam_(parameters, gradients, means, squares, annotate(List[Tensor], []), counts, lr=rate, "
                        + "beta1=0.9, beta2=0.999, weight_decay=0., eps=1e-08, amsgrad=False, maximize=False, grad_scale="
                        + divisor + ")");
        return lines;
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
}
