package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.server.training.TrainingEstimate.Range;
import org.latentatlas.server.training.TrainingEstimate.Seen;

@Timeout(60)
class TrainingEstimateTest {
    private static final TrainingSettings SETTINGS = TrainingSettings.defaults();

    private static Range seconds(TrainingSettings settings, Seen... seen) {
        return Objects.requireNonNull(
                TrainingEstimate.of(settings, 60_000, 10_000, List.of(seen)).seconds());
    }

    @Test
    void theSameSettingsTakeAsLongAsTheyDidWithTheirTestImagesAndFigures() {
        Range range = seconds(SETTINGS, new Seen(7, SETTINGS, 8_000, 10_000));

        double epochs = 30 * (60_000 + 10_000 / 3.0);
        assertThat(range.least()).isCloseTo(epochs / 10_000, within(1e-6));
        assertThat(range.most()).isCloseTo((epochs + 100 * 10_000 / 3.0) / 8_000, within(1e-6));
    }

    @Test
    void timeIsProportionalToEpochsAndImages() {
        var seen = new Seen(7, SETTINGS, 9_000, 9_000);
        TrainingSettings twice = SETTINGS.with(Map.of("epochs", 60));

        assertThat(seconds(twice, seen).least())
                .isCloseTo(2 * seconds(SETTINGS, seen).least(), within(1e-6));
        assertThat(seconds(SETTINGS.with(Map.of("limit", 30_000)), seen).least())
                .isCloseTo(30 * (30_000 + 10_000 / 3.0) / 9_000, within(1e-6));
    }

    @Test
    void moreWorkForAnImageWidensTheRangeUpwardsAndLessWorkDownwards() {
        var seen = new Seen(7, SETTINGS, 9_000, 9_000);
        Range same = seconds(SETTINGS, seen);
        Range more = seconds(SETTINGS.with(Map.of("hidden", List.of(512, 512))), seen);
        Range less = seconds(SETTINGS.with(Map.of("hidden", List.of(8))), seen);
        Range small = seconds(SETTINGS.with(Map.of("batch", 50)), seen);

        assertThat(more.least()).isEqualTo(same.least());
        assertThat(more.most()).isGreaterThan(3 * same.most());
        assertThat(less.least()).isLessThan(same.least() / 3);
        assertThat(less.most()).isEqualTo(same.most());
        assertThat(small.least()).isEqualTo(same.least());
        assertThat(small.most()).isCloseTo(4 * same.most(), within(1e-6));
    }

    @Test
    void risingSamplesTakeTheirMeanOverTheEpochs() {
        TrainingSettings iwae = TrainingSettings.defaults("dense", "iwae").with(Map.of("samples", 49, "epochs", 4));
        TrainingSettings rising = iwae.with(Map.of("samplesWarmUp", 2)); // 1, 7, 49 and 49 samples
        var seen = new Seen(7, iwae, 500, 500);
        long encoder = iwae.encoder().parameters();
        long decoder = iwae.decoder().parameters();

        assertThat(seconds(rising, seen).least() / seconds(iwae, seen).least())
                .isCloseTo((encoder + (1 + 7 + 49 + 49) / 4.0 * decoder) / (encoder + 49 * decoder), within(1e-9));
        assertThat(TrainingEstimate.of(iwae, 60_000, 10_000, List.of(new Seen(8, rising, 500, 9_000)))
                        .seconds())
                .isNull();
    }

    @Test
    void theNearestRunOfTheSameKindIsLookedAtAndWithoutOneNoTimeIsSaid() {
        var large = new Seen(3, SETTINGS.with(Map.of("hidden", List.of(512, 512))), 1_000, 1_000);
        var near = new Seen(2, SETTINGS.with(Map.of("beta", 4)), 5_000, 5_000);
        var other = new Seen(1, TrainingSettings.defaults("convolutional", "vae"), 2_000, 2_000);

        assertThat(TrainingEstimate.of(SETTINGS, 60_000, 10_000, List.of(large, near, other))
                        .restsOn())
                .isEqualTo(2);
        TrainingEstimate none = TrainingEstimate.of(SETTINGS, 60_000, 10_000, List.of(other));
        assertThat(none.seconds()).isNull();
        assertThat(none.restsOn()).isNull();
    }

    @Test
    void memoryHoldsImagesWeightsWithTheirMomentsAndTheValuesOfABatch() {
        Range small = TrainingEstimate.of(SETTINGS.with(Map.of("limit", 2)), 60_000, 0, List.of())
                .bytes();
        long parameters = SETTINGS.encoder().parameters() + SETTINGS.decoder().parameters();
        int encoder = 2 * (128 + 128 + 64) + 4; // each layer and its activation, then mean and log-variance
        int decoder = 2 * (64 + 128 + 128) + 784;
        double batch = 2.0 * 200 * 4 * (encoder + decoder); // values and their gradients

        assertThat(small.least()).isCloseTo(300e6 + 4.0 * 4 * parameters + 2 * 784 * 5 + batch, within(1.0));
        Range all = TrainingEstimate.of(SETTINGS, 60_000, 10_000, List.of()).bytes();
        assertThat(all.least() - small.least()).isCloseTo((70_000.0 - 2) * 784 * 5, within(1.0));
        assertThat(all.most()).isGreaterThan(all.least());
    }
}
