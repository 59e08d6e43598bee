package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape.Activation.Function;

@Timeout(120)
class TrainingSettingsTest {
    @Test
    void namesTheSettingThatCannotBeUsed() {
        TrainingSettings bad = TrainingSettings.defaults()
                .with(Map.ofEntries(
                        Map.entry("dataset", "Letters!"),
                        Map.entry("latentSize", 0),
                        Map.entry("hidden", List.of(0)),
                        Map.entry("activation", "gelu"),
                        Map.entry("objective", "gan"),
                        Map.entry("samples", 65),
                        Map.entry("samplesWarmUp", -1),
                        Map.entry("likelihood", "other"),
                        Map.entry("beta", -1),
                        Map.entry("betaWarmUp", -1),
                        Map.entry("epochs", 0),
                        Map.entry("batch", 0),
                        Map.entry("learningRate", Double.NaN),
                        Map.entry("schedule", "linear"),
                        Map.entry("clipping", -1),
                        Map.entry("averaging", 1),
                        Map.entry("precision", "float8"),
                        Map.entry("device", "tpu"),
                        Map.entry("threads", -1),
                        Map.entry("limit", -5)));

        assertThat(bad.validate())
                .extracting(SettingProblem::field)
                .containsExactly(
                        "dataset",
                        "latentSize",
                        "hidden",
                        "activation",
                        "objective",
                        "samples",
                        "samplesWarmUp",
                        "likelihood",
                        "beta",
                        "betaWarmUp",
                        "epochs",
                        "batch",
                        "learningRate",
                        "schedule",
                        "clipping",
                        "averaging",
                        "precision",
                        "device",
                        "threads",
                        "limit");
        assertThat(bad.validate())
                .extracting(SettingProblem::message)
                .contains(
                        "dataset is \"Letters!\"; expected one of mnist, drawn.",
                        "latentSize is 0; expected 1 to 64.",
                        "hidden is [0]; expected 1 to 6 layer sizes, each 1 to 2048.",
                        "learningRate is NaN; expected a number above 0 and at most 1.");
        assertThatThrownBy(() -> Training.run(bad, SmallRuns.drawn(1000, 100), null, SmallRuns.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("dataset is \"Letters!\"");
        assertThat(TrainingSettings.defaults().validate()).isEmpty();
        assertThat(SmallRuns.convolutional(1).validate()).isEmpty();
    }

    @Test
    void layersThatFitOneByOneButMakeTooLargeANetworkAreRefused() {
        TrainingSettings huge =
                TrainingSettings.defaults("convolutional", "vae").with(Map.of("hidden", List.of(2048, 512, 512)));

        assertThat(huge.validate()).extracting(SettingProblem::field).contains("hidden");
    }

    private static List<String> problems(Map<String, ?> changes) {
        return TrainingSettings.defaults().with(changes).validate().stream()
                .map(SettingProblem::message)
                .toList();
    }

    @Test
    void namesTheSettingsThatContradictEachOther() {
        assertThat(problems(Map.of("objective", "iwae")))
                .containsExactly("samples is 1; the objective iwae weighs 2 to 64 of them (with one it is the vae).");
        assertThat(problems(Map.of("betaWarmUp", 31)))
                .containsExactly("betaWarmUp is 31, longer than the 30 epochs of the run.");
        assertThat(problems(Map.of("samples", 5, "samplesWarmUp", 31)))
                .containsExactly("samplesWarmUp is 31, longer than the 30 epochs of the run.");
        assertThat(problems(Map.of("samplesWarmUp", 10)))
                .containsExactly("samplesWarmUp is 10, but with samples 1 nothing rises.");
        assertThat(problems(Map.of("limit", 1)))
                .containsExactly("limit is 1; expected at least 2 training images, or 0 for all.");
        assertThat(problems(Map.of("samples", 50, "batch", 1000)))
                .containsExactly("batch is 1000 with 50 samples of each image; expected at most 327.");
        assertThat(problems(Map.of("objective", "wae-mmd", "samples", 2, "batch", 4096)))
                .containsExactly(
                        "samples is 2; the objective wae-mmd draws 1 for every image.",
                        "batch is 4096; the objective wae-mmd compares all pairs of a batch: expected at most 2048.");
        assertThat(problems(Map.of("objective", "vae", "beta", 500)))
                .containsExactly("beta is 500; expected 0 to 100.");
        assertThat(problems(Map.of("objective", "sliced-wasserstein", "beta", 500, "batch", 4096)))
                .isEmpty();
        assertThat(problems(Map.of("objective", "iwae", "samples", 50, "betaWarmUp", 30)))
                .isEmpty();
    }

    @Test
    void aResidualNetworkHasThreeSizesEachWay() {
        TrainingSettings residual = TrainingSettings.defaults()
                .with(Map.of("network", "residual", "hidden", List.of(24, 8, 4), "encoderHidden", List.of(6, 12, 30)));

        assertThat(residual.validate()).isEmpty();
        assertThat(residual.decoder()).isEqualTo(Architecture.residualDecoder(2, 24, 8, 4, Function.SILU));
        assertThat(residual.encoder()).isEqualTo(Architecture.residualEncoder(6, 12, 30, 2, Function.SILU));
        assertThat(problems(Map.of("network", "residual", "hidden", List.of(64, 1024, 16))))
                .containsExactly(
                        "hidden is [64, 1024, 16]; expected three numbers for the residual network: a dense layer of "
                                + "1 to 2048, and twice 1 to 512 channels.");
        assertThat(TrainingSettings.defaultHidden("residual")).hasSize(3);
    }
}
