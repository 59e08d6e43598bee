package org.latentatlas.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.EvenSpeed;
import org.latentatlas.latent.PathKind;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class PaceTest {
    private static Walk walk(Easing easing, boolean loop, boolean even) {
        return new Walk(
                "0123456789abcdef",
                List.of(new float[] {0, 0}, new float[] {4, 0}, new float[] {4, 8}),
                PathKind.STRAIGHT,
                easing,
                1.5,
                loop,
                "",
                even,
                "");
    }

    /** The picture changes three times as fast on the second leg. */
    private static Pace uneven(Walk walk) {
        double[] speeds = new double[EvenSpeed.samples(walk.route())];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = i < speeds.length / 2 ? 1 : 3;
        }
        return Pace.even(walk, speeds);
    }

    @Test
    void withoutEvenSpeedTheEasingIsThePace() {
        for (Easing easing : Easing.values()) {
            Walk walk = walk(easing, true, false);
            Pace pace = Pace.byEasing(walk);
            float[] expected = new float[2];
            float[] z = new float[2];
            for (double seconds = -1; seconds < 10; seconds += 0.17) {
                walk.latentAt(expected, seconds);
                pace.latentAt(z, seconds);
                assertThat(z).containsExactly(expected);
            }
            assertThat(pace.position(0.75)).isEqualTo(0.5);
            assertThat(pace.secondsAt(2)).isEqualTo(3);
        }
    }

    @Test
    void withEvenSpeedTimeIsSharedByHowMuchChanges() {
        Walk walk = walk(Easing.SMOOTH, false, true);
        Pace pace = uneven(walk);
        assertThat(walk.seconds()).isEqualTo(3);
        assertThat(pace.secondsAt(0)).isZero();
        assertThat(pace.secondsAt(1)).isCloseTo(0.75, within(1e-9));
        assertThat(pace.secondsAt(2)).isEqualTo(3);
        assertThat(pace.position(0.375)).isCloseTo(0.5, within(1e-9));
        float[] z = new float[2];
        pace.latentAt(z, 99);
        assertThat(z).containsExactly(4, 8);
        pace.latentAt(z, -1);
        assertThat(z).containsExactly(0, 0);
    }
}
