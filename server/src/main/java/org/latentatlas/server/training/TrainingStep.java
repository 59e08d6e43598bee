package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.List;

/** One step of training as one call into PyTorch: forward, loss, backward, Adam. */
final class TrainingStep implements AutoCloseable {
    private final TorchScript script;
    private final IValue parameters;
    private final IValue means;
    private final IValue squares;
    private final IValue steps;

    /**
     * Prepares the steps of a run.
     *
     * @param vae whose parameters are changed in place
     * @param adam the state of its optimiser, changed in place
     * @param beta weight of the KL term
     * @param bfloat16 whether the layers' products are bfloat16
     */
    TrainingStep(NDManager manager, Vae vae, Adam adam, double beta, boolean bfloat16) {
        List<String> lines = new ArrayList<>(
                StepScript.lines(vae.encoder().architecture(), vae.decoder().architecture(), beta, bfloat16));
        lines.add("_0 = torch.add_(sums, torch.stack([reconstruction, kl]))");
        lines.addAll(Adam.LINES);
        lines.add("return sums");
        script = TorchScript.load(
                manager,
                "(images: Tensor, parameters: List[Tensor], means: List[Tensor], squares: List[Tensor], steps: Tensor, "
                        + "rate: float, sums: Tensor) -> Tensor",
                lines.toArray(String[]::new));
        parameters = TorchScript.list(vae.parameters());
        means = TorchScript.list(adam.means());
        squares = TorchScript.list(adam.squares());
        steps = IValue.from((PtNDArray) adam.steps());
    }

    /**
     * Takes one step.
     *
     * @param images (batch, 784) bytes or floats in 0 to 1
     * @param rate Adam's step size
     * @param sums (2) reconstruction and KL in nats; those of the batch are added, by the parameters before the step
     */
    void run(NDArray images, double rate, NDArray sums) {
        try (IValue imagesValue = IValue.from((PtNDArray) images);
                IValue rateValue = IValue.from(rate);
                IValue sumsValue = IValue.from((PtNDArray) sums)) {
            script.call(imagesValue, parameters, means, squares, steps, rateValue, sumsValue)
                    .close();
        }
    }

    @Override
    public void close() {
        for (IValue value : List.of(parameters, means, squares, steps)) {
            value.close();
        }
    }
}
