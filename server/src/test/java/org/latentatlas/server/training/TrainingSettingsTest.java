package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TrainingSettingsTest {
    @Test
    void namesTheSettingThatCannotBeUsed() {
        TrainingSettings bad = TrainingSettings.defaults()
                .with(Map.ofEntries(
                        Map.entry("dataset", "letters"),
                        Map.entry("latentSize", 0),
                        Map.entry("hidden", List.of(0)),
                        Map.entry("likelihood", "other"),
                        Map.entry("beta", -1),
                        Map.entry("epochs", 0),
                        Map.entry("batch", 0),
                        Map.entry("learningRate", Double.NaN),
                        Map.entry("schedule", "linear"),
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
                        "likelihood",
                        "beta",
                        "epochs",
                        "batch",
                        "learningRate",
                        "schedule",
                        "precision",
                        "device",
                        "threads",
                        "limit");
        assertThat(bad.validate())
                .extracting(SettingProblem::message)
                .contains(
                        "dataset is \"letters\"; expected one of mnist, drawn.",
                        "latentSize is 0; expected 1 to 64.",
                        "hidden is [0]; expected 1 to 6 layer sizes, each 1 to 2048.",
                        "learningRate is NaN; expected a number above 0 and at most 1.");
        assertThatThrownBy(() -> Training.run(bad, SmallRuns.drawn(1000, 100), null, SmallRuns.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("dataset is \"letters\"");
        assertThat(TrainingSettings.defaults().validate()).isEmpty();
        assertThat(SmallRuns.convolutional(1).validate()).isEmpty();
    }
}
