package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.EvenSpeed;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Pace;
import org.latentatlas.walk.Walk;

@Timeout(10)
class LegClockTest {
    private static Walk walk(boolean loop, boolean even) {
        return new Walk(
                "0123456789abcdef",
                List.of(new float[] {0}, new float[] {1}, new float[] {3}),
                PathKind.STRAIGHT,
                Easing.SMOOTH,
                2,
                loop,
                "",
                even,
                "");
    }

    @Test
    void aStopBelongsToTheLegThatBeginsThereAndTheEndToTheLast() {
        LegClock clock = new LegClock(Pace.byEasing(walk(false, false)));
        assertThat(clock.leg(0)).isZero();
        assertThat(clock.leg(2)).isEqualTo(1);
        assertThat(clock.leg(4)).isEqualTo(1);
        assertThat(clock.part(1, 4)).isEqualTo(1);
        assertThat(clock.part(0, 0.5)).isEqualTo(0.25);
        assertThat(clock.seconds(1, 0.5)).isEqualTo(3);
        assertThat(clock.share(0.25)).isEqualTo(0.15625);
    }

    @Test
    void bothEndsOfALegAreItsStops() {
        LegClock clock = new LegClock(Pace.byEasing(walk(true, false)));
        float[] z = new float[1];
        clock.latentAt(z, 2, 0);
        assertThat(z).containsExactly(3);
        clock.latentAt(z, 2, 1);
        assertThat(z).containsExactly(0);
        assertThat(clock.leg(6)).isEqualTo(2);
    }

    @Test
    void underEvenSpeedALegLastsAsLongAsItsPictureChanges() {
        Walk walk = walk(false, true);
        double[] speeds = new double[EvenSpeed.samples(walk.route())];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = i < speeds.length / 2 ? 1 : 3;
        }
        LegClock clock = new LegClock(Pace.even(walk, speeds));
        assertThat(clock.leg(0.9)).isZero();
        assertThat(clock.leg(1.1)).isEqualTo(1);
        assertThat(clock.part(1, 2.5)).isCloseTo(0.5, within(1e-9));
        assertThat(clock.share(0.25)).isEqualTo(0.25);
    }
}
