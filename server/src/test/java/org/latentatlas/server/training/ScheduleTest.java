package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ScheduleTest {
    private static final Offset<Double> EXACTLY = Offset.offset(1e-12);

    private static Schedule schedule(Map<String, ?> settings) {
        return new Schedule(TrainingSettings.defaults().with(settings), 50);
    }

    @Test
    void betaRisesEvenlyOverItsEpochs() {
        Schedule schedule = schedule(Map.of("beta", 0.8, "betaWarmUp", 4, "epochs", 10));

        assertThat(schedule.beta(0)).isZero();
        assertThat(schedule.beta(50)).isCloseTo(0.2, EXACTLY);
        assertThat(schedule.beta(150)).isCloseTo(0.6, EXACTLY);
        assertThat(schedule.beta(200)).isEqualTo(0.8);
        assertThat(schedule.beta(499)).isEqualTo(0.8);
        assertThat(schedule(Map.of("beta", 0.8)).beta(0)).isEqualTo(0.8);
    }

    @Test
    void samplesRiseByEqualFactors() {
        TrainingSettings rising = TrainingSettings.defaults()
                .with(Map.of("objective", "iwae", "samples", 64, "samplesWarmUp", 6, "epochs", 8));

        assertThat(IntStream.range(0, 8).map(epoch -> Schedule.samples(rising, epoch)))
                .containsExactly(1, 2, 4, 8, 16, 32, 64, 64);
        assertThat(Schedule.samples(rising.with(Map.of("samplesWarmUp", 0)), 0)).isEqualTo(64);
    }

    @Test
    void theStepSizeWarmsUpAndFallsToAHundredth() {
        Schedule cosine = schedule(Map.of("learningRate", 0.004, "epochs", 100));
        Schedule constant = schedule(Map.of("learningRate", 0.004, "epochs", 100, "schedule", "constant"));

        assertThat(constant.rate(49)).isCloseTo(0.001, EXACTLY);
        assertThat(constant.rate(4999)).isEqualTo(0.004);
        assertThat(cosine.rate(2500)).isCloseTo(0.004 * (0.01 + 0.99 / 2), EXACTLY);
        assertThat(cosine.rate(5000)).isCloseTo(0.00004, EXACTLY);
    }

    @Test
    void theAverageForgetsTheFirstWeightsSoon() {
        assertThat(Averages.fresh(0.999, 0)).isEqualTo(0.9);
        assertThat(Averages.fresh(0.999, 80)).isEqualTo(0.1);
        assertThat(Averages.fresh(0.999, 100_000)).isCloseTo(0.001, EXACTLY);
    }
}
