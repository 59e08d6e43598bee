package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LogScaleTest {
    @Test
    void equalFactorsAreEqualSteps() {
        LogScale scale = new LogScale(0, 3);
        assertThat(scale.level(1)).isZero();
        assertThat(scale.level(10)).isEqualTo(85);
        assertThat(scale.level(1000)).isEqualTo(255);
        assertThat(scale.level(0)).isZero();
        assertThat(scale.level(1e9)).isEqualTo(255);
    }

    @Test
    void itsNumbersAreRound() {
        assertThat(new LogScale(0.9, 4.1).ticks()).hasSize(4);
        assertThat(new LogScale(0.9, 2.1).ticks()).contains(10.0, 20.0, 50.0, 100.0);
    }

    @Test
    void whatHardlyVariesDoesNotLookAsIfItDid() {
        LogScale scale = LogScale.of(new double[] {100, 101, 102});
        assertThat(scale.high() - scale.low()).isCloseTo(0.5, within(1e-9));
    }
}
