package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MeterTest {
    @Test
    void theTimeLeftKnowsThatSamplesRise() {
        TrainingSettings settings = TrainingSettings.defaults("dense", "iwae")
                .with(Map.of("samples", 64, "samplesWarmUp", 2, "epochs", 3)); // 1, 8 and 64 samples
        double first = TrainingEstimate.work(settings, 1);
        double rest = TrainingEstimate.work(settings, 8) + TrainingEstimate.work(settings, 64);

        long before = System.nanoTime();
        var meter = new Meter(1, settings);
        long begun = System.nanoTime();
        meter.startEpoch(1, 1000);
        meter.trained(1000);
        long trained = System.nanoTime();
        double left = meter.progress().secondsLeft();
        long after = System.nanoTime();

        assertThat(left).isBetween((trained - begun) / 1e9 * rest / first, (after - before) / 1e9 * rest / first);
    }
}
