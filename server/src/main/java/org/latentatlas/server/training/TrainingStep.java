package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of training as one call into PyTorch: forward, loss, backward, Adam, averages. */
final class TrainingStep implements AutoCloseable {
    private final TorchScript script;
    private final List<IValue> state = new ArrayList<>(); // parameters, Adam's state, averages

    /**
     * Prepares the steps of a run.
     *
     * @param lines of {@link StepScript} for the networks of {@code vae}
     * @param vae whose parameters are changed in place
     * @param adam the state of its optimiser, changed in place
     * @param averages the moving average of the parameters, changed in place; null for none
     * @param clipping as {@link Adam#lines} has it
     */
    TrainingStep(NDManager manager, List<String> lines, Vae vae, Adam adam, @Nullable Vae averages, double clipping) {
        List<String> body = new ArrayList<>(lines);
        body.add("losses = torch.mul(loss, torch.size(x, 0))");
        body.add("_0 = torch.add_(sums, torch.stack([reconstruction, kl, losses]))");
        body.addAll(Adam.lines(clipping));
        if (averages != null) {
            body.add(Averages.LINE);
        }
        body.add("return sums");
        script = TorchScript.load(
                manager,
                "(images: Tensor, sums: Tensor, rate: float, beta: float, fresh: float, parameters: List[Tensor], "
                        + "means: List[Tensor], squares: List[Tensor], steps: Tensor"
                        + (averages == null ? "" : ", averages: List[Tensor]") + ") -> Tensor",
                body.toArray(String[]::new));
        state.add(TorchScript.list(vae.parameters()));
        state.add(TorchScript.list(adam.means()));
        state.add(TorchScript.list(adam.squares()));
        state.add(IValue.from((PtNDArray) adam.steps()));
        if (averages != null) {
            state.add(TorchScript.list(averages.parameters()));
        }
    }

    /**
     * What differs from step to step.
     *
     * @param rate Adam's step size
     * @param beta weight of the divergence from the prior
     * @param fresh the part of the new weights in their average
     */
    record Pace(double rate, double beta, double fresh) {}

    /**
     * Takes one step.
     *
     * @param images (batch, 784) in 0 to 1
     * @param sums (3) reconstruction, KL and loss in nats; those of the batch are added, by the parameters before the step
     */
    void run(NDArray images, Pace pace, NDArray sums) {
        try (IValue imagesValue = IValue.from((PtNDArray) images);
                IValue sumsValue = IValue.from((PtNDArray) sums);
                IValue rate = IValue.from(pace.rate());
                IValue beta = IValue.from(pace.beta());
                IValue fresh = IValue.from(pace.fresh())) {
            List<IValue> arguments = new ArrayList<>(List.of(imagesValue, sumsValue, rate, beta, fresh));
            arguments.addAll(state);
            script.call(arguments.toArray(IValue[]::new)).close();
        }
    }

    @Override
    public void close() {
        state.forEach(IValue::close);
        script.close();
    }
}
