package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.engine.StandardCapabilities;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentatlas.server.TestDataSets;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.weights.Safetensors;

@Timeout(120)
class TrainingTest {
    private static final DataSet DRAWN = SmallRuns.drawn(1000, 100);

    /** Has pictures taken after every epoch, which must change nothing. */
    private static final TrainingListener PICTURED = new TrainingListener() {
        @Override
        public boolean wantsSnapshots() {
            return true;
        }
    };

    @ParameterizedTest
    @MethodSource("everyWayToTrain")
    void givesTheSameBytesForTheSameSettingsAndOthersForAnotherSeed(TrainingSettings settings) {
        TrainingSettings twoEpochs = settings.with(Map.of("epochs", 2));
        TrainedModel once = Training.run(twoEpochs, DRAWN, null, SmallRuns.SILENT);
        TrainedModel again = Training.run(SettingsJson.read(SettingsJson.write(twoEpochs)), DRAWN, null, PICTURED);
        TrainedModel other = Training.run(twoEpochs.with(Map.of("seed", 8)), DRAWN, null, SmallRuns.SILENT);

        assertThat(once.decoder()).isEqualTo(again.decoder()).isNotEqualTo(other.decoder());
        assertThat(once.encoder()).isEqualTo(again.encoder());
        assertThat(once.encodedTest()).isEqualTo(again.encodedTest());
        assertThat(once.card()).isEqualTo(again.card());
    }

    static Stream<TrainingSettings> everyWayToTrain() {
        TrainingSettings dense = SmallRuns.dense(3);
        return Stream.of(
                SmallRuns.convolutional(3),
                dense.with(Map.of("averaging", 0.99, "betaWarmUp", 2, "activation", "tanh", "clipping", 20)),
                dense.with(Map.of("objective", "iwae", "samples", 3, "samplesWarmUp", 2, "averaging", 0.9)),
                dense.with(Map.of("objective", "iwae-dreg", "samples", 3)),
                dense.with(Map.of("objective", "wae-mmd", "beta", 300, "limit", 961)),
                dense.with(Map.of("objective", "sliced-wasserstein", "beta", 300)));
    }

    @ParameterizedTest
    @MethodSource("everyWayToTrain")
    void resumesAsIfItHadNeverStopped(TrainingSettings settings) {
        var whole = new Recorder();
        TrainedModel uninterrupted = Training.run(settings, DRAWN, null, whole);

        byte[] stored = whole.checkpoints.get(0).bytes();
        var rest = new Recorder();
        TrainedModel resumed = Training.run(settings, DRAWN, Checkpoint.of(stored, "the checkpoint"), rest);

        assertThat(resumed.decoder()).isEqualTo(uninterrupted.decoder());
        assertThat(resumed.encoder()).isEqualTo(uninterrupted.encoder());
        assertThat(rest.checkpoints.get(1).bytes())
                .isEqualTo(whole.checkpoints.get(2).bytes());
        assertThat(rest.reports).extracting(EpochReport::epoch).containsExactly(2, 3);
        assertThat(rest.reports.get(1).testElbo())
                .isEqualTo(whole.reports.get(2).testElbo());
    }

    /** Every step's average, by plain arithmetic on the weights of as many runs. */
    @Test
    void exportsTheMovingAverageOfTheWeights() {
        TrainingSettings settings =
                SmallRuns.dense(1).with(Map.of("averaging", 0.5, "limit", 64, "schedule", "constant"));
        var plain = new Recorder();
        var averaged = new Recorder();
        DataSet one = SmallRuns.drawn(64, 20); // a step per epoch

        Training.run(settings.with(Map.of("epochs", 12, "averaging", 0)), one, null, plain);
        Training.run(settings.with(Map.of("epochs", 12)), one, null, averaged);

        String name = "decoder.4.bias";
        float[] last = plain.checkpoints.get(11).read().tensor(name).values();
        float[] state = averaged.checkpoints.get(11).read().tensor(name).values();
        assertThat(state).isEqualTo(last);
        double average = 0;
        for (int step = 0; step < 12; step++) {
            double weight = plain.checkpoints.get(step).read().tensor(name).values()[17];
            double first = step == 0 ? weight : average; // the initial weights have a share of 1e-8 in the end
            average = first + Averages.fresh(0.5, step) * (weight - first);
        }
        float[] averages =
                averaged.checkpoints.get(11).read().tensor("average." + name).values();
        assertThat((double) averages[17]).isCloseTo(average, Offset.offset(1e-6));
        assertThat(averages[17]).isNotEqualTo(last[17]);
        assertThat(averaged.reports.get(11).testElbo())
                .isNotEqualTo(plain.reports.get(11).testElbo());
        assertThat(averaged.reports.get(11).trainElbo())
                .isEqualTo(plain.reports.get(11).trainElbo());
    }

    @Test
    void returnsTheLastFinishedEpochWhenItIsCancelled() {
        var recorder = new Recorder();
        recorder.cancelAfterEpoch = 1;

        TrainedModel model = Training.run(SmallRuns.dense(50), DRAWN, null, recorder);

        assertThat(recorder.reports).hasSize(1);
        var exported =
                Safetensors.read(model.decoder()).tensor("decoder.0.weight").values();
        var kept = recorder.checkpoints.get(0).read().tensor("decoder.0.weight").values();
        assertThat(exported[0]).isCloseTo(kept[0], Offset.offset(1e-3f));
    }

    @Test
    void keepsTheNumberOfLiveArraysFlat() {
        TrainingSettings settings = SmallRuns.convolutional(4).with(Map.of("samples", 4, "samplesWarmUp", 2));
        try (var run = new Run(Torch.start(2), settings, DRAWN)) {
            var meter = new Meter(1, settings);
            run.trainEpoch(meter, SmallRuns.SILENT, null);
            run.checkpoint();
            int afterFirst = run.liveArrays();
            for (int epoch = 2; epoch <= 4; epoch++) {
                run.trainEpoch(meter, SmallRuns.SILENT, null);
                run.checkpoint();
                assertThat(run.liveArrays()).isEqualTo(afterFirst);
            }
        }
    }

    @Test
    void learnsDrawnDigits() {
        var recorder = new Recorder();
        DataSet data = SmallRuns.drawn(6000, 500);

        TrainedModel model = Training.run(SmallRuns.dense(5), data, null, recorder);

        assertThat(recorder.reports).extracting(EpochReport::epoch).containsExactly(1, 2, 3, 4, 5);
        assertThat(recorder.reports.get(4).testElbo())
                .isGreaterThan(recorder.reports.get(0).testElbo() + 20);
        EpochReport last = recorder.reports.get(4);
        assertThat(last.trainElbo()).isEqualTo(last.trainReconstruction() - last.trainKl());
        assertThat(last.testKl()).isPositive();
        assertThat(last.imagesPerSecond()).isPositive();
        assertThat(last.secondsLeft()).isZero();
        assertThat(model.card()).contains("\"negative-log-likelihood\"");
    }

    @Test
    void readsGreyValuesOfRealDigits() {
        DataSet all = new DataSets(TestDataSets.folder()).open("mnist", (file, bytes, total) -> {});
        DataSet mnist = new DataSet(
                "mnist",
                all.trainImages(),
                all.trainLabels(),
                Arrays.copyOf(all.testImages(), 500 * DataSet.PIXELS),
                Arrays.copyOf(all.testLabels(), 500),
                all.md5());
        TrainingSettings grey = SmallRuns.dense(2)
                .with(Map.of(
                        "dataset",
                        "mnist",
                        "likelihood",
                        "grey",
                        "beta",
                        2,
                        "batch",
                        50,
                        "learningRate",
                        5e-3,
                        "schedule",
                        "constant",
                        "seed",
                        1,
                        "device",
                        "auto",
                        "threads",
                        0,
                        "limit",
                        5000));
        var recorder = new Recorder();

        TrainedModel model = Training.run(grey, mnist, null, recorder);

        assertThat(recorder.reports.get(1).testElbo()).isBetween(-300.0, -150.0);
        var test = Safetensors.read(model.encodedTest());
        assertThat(test.tensor("mean").shape()).containsExactly(500, 2);
        assertThat(test.tensor("logVariance").shape()).containsExactly(500, 2);
        assertThat(test.tensor("label").values()).startsWith(7, 2, 1, 0, 4, 1, 4, 9);
    }

    @Test
    void saysWhatAGpuNeedsWhereThereIsNone() {
        assumeFalse(Torch.start(1).hasCapability(StandardCapabilities.CUDA));
        TrainingSettings gpu = SmallRuns.dense(1).with(Map.of("device", "gpu"));

        assertThatThrownBy(() -> Training.run(gpu, DRAWN, null, SmallRuns.SILENT))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageStartingWith("device is \"gpu\", but PyTorch finds no GPU here");
    }
}
