package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** Checkpoints that a run cannot go on from. */
@Timeout(120)
class BadCheckpointTest {
    private static final DataSet DRAWN = SmallRuns.drawn(1000, 100);

    /** The checkpoint after one epoch, with another content of one tensor. */
    private static Checkpoint changed(TrainingSettings settings, String name, Tensor tensor) {
        var recorder = new Recorder();
        Training.run(settings, DRAWN, null, recorder);
        TensorFile state = recorder.checkpoints.get(0).read();
        var tensors = new LinkedHashMap<>(state.tensors());
        tensors.put(name, tensor);
        return Checkpoint.write(new TensorFile(tensors, state.metadata()));
    }

    private static void refused(TrainingSettings settings, Checkpoint checkpoint, String message) {
        assertThatThrownBy(() -> Training.run(settings, DRAWN, checkpoint, SmallRuns.SILENT))
                .isInstanceOf(TrainingFailed.class)
                .hasMessage(message);
    }

    @Test
    void refusesACheckpointOfAnotherRunOrADamagedOne() {
        var recorder = new Recorder();
        Training.run(SmallRuns.dense(1), DRAWN, null, recorder);
        Checkpoint checkpoint = recorder.checkpoints.get(0);
        TrainingSettings others = SmallRuns.dense(2).with(Map.of("learningRate", 1e-3, "hidden", List.of(24)));

        refused(
                others,
                checkpoint,
                "the checkpoint belongs to a run with other settings: hidden is 24, 32 there and 24 here;"
                        + " learningRate is 0.002 there and 0.001 here");
        Checkpoint stored = Checkpoint.of(new byte[99], "the checkpoint model/checkpoint.safetensors");
        assertThatThrownBy(() -> Training.run(others, DRAWN, stored, SmallRuns.SILENT))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageStartingWith("the checkpoint model/checkpoint.safetensors is damaged: ");
    }

    @Test
    void refusesACheckpointOfAnotherNetworkOrWithNumbersThatAreNone() {
        TrainingSettings settings = SmallRuns.dense(1).with(Map.of("averaging", 0.9, "limit", 100));
        float[] broken = new float[784];
        broken[17] = Float.NaN;

        refused(
                settings,
                changed(settings, "average.decoder.4.bias", new Tensor(List.of(784), broken)),
                "the checkpoint is damaged: the tensor \"average.decoder.4.bias\" holds NaN at position 17");
        refused(
                settings,
                changed(settings, "decoder.4.bias", new Tensor(List.of(28, 28), new float[784])),
                "the checkpoint is damaged: the tensor \"decoder.4.bias\" has the shape [28, 28]; expected (784)");
    }

    @Test
    void stopsWhenTheLossIsNotFiniteAndKeepsTheLastGoodState() {
        float[] weights = new float[784 * 32];
        weights[17] = Float.MAX_VALUE;
        Checkpoint bad = changed(SmallRuns.dense(1), "decoder.4.weight", new Tensor(List.of(784, 32), weights));

        var failure = catchThrowableOfType(
                TrainingFailed.class, () -> Training.run(SmallRuns.dense(2), DRAWN, bad, SmallRuns.SILENT));

        assertThat(failure)
                .hasMessageMatching("the loss is .* in epoch 2: training diverged\\. Try a learning rate below"
                        + " 0\\.002 or a clipping such as 1000\\. The state after epoch 1 is kept\\.");
        assertThat(failure.lastGood()).isSameAs(bad);
    }
}
