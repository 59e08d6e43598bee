package org.latentatlas.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.PathKind;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class WalkTest {
    private static final List<float[]> STOPS = List.of(new float[] {0, 0}, new float[] {4, 0}, new float[] {4, 8});

    @Test
    void isAtItsStopsOnTime() {
        for (Easing easing : Easing.values()) {
            Walk walk = walk(easing, false);
            assertThat(walk.seconds()).isEqualTo(3);
            assertThat(at(walk, -5)).containsExactly(0, 0);
            assertThat(at(walk, 0)).containsExactly(0, 0);
            assertThat(at(walk, 1.5)).containsExactly(4, 0);
            assertThat(at(walk, 3)).containsExactly(4, 8);
            assertThat(at(walk, 99)).containsExactly(4, 8);
        }
    }

    @Test
    void easesPerLeg() {
        assertThat(at(walk(Easing.LINEAR, false), 0.375)).containsExactly(1, 0);
        assertThat(at(walk(Easing.SMOOTH, false), 0.375)[0]).isCloseTo(4 * 0.15625f, within(1e-6f));
        assertThat(at(walk(Easing.SMOOTH, false), 0.75)).containsExactly(2, 0);
    }

    @Test
    void aLoopRunsOn() {
        Walk walk = walk(Easing.SMOOTH, true);
        assertThat(walk.seconds()).isEqualTo(4.5);
        assertThat(at(walk, 3.75)).containsExactly(2, 4);
        assertThat(at(walk, 4.5)).containsExactly(0, 0);
        assertThat(at(walk, 4.5 + 0.75)).containsExactly(2, 0);
    }

    @Test
    void keepsItsStopsToItself() {
        float[] stop = {1, 2};
        Walk walk = new Walk(
                "0123456789abcdef", List.of(stop, new float[] {3, 4}), PathKind.STRAIGHT, Easing.LINEAR, 2, false, "");
        stop[0] = 99;
        walk.stops().get(1)[0] = 99;
        assertThat(walk.stops().get(0)).containsExactly(1, 2);
        assertThat(walk.stops().get(1)).containsExactly(3, 4);
        assertThat(walk.size()).isEqualTo(2);
    }

    private static Walk walk(Easing easing, boolean loop) {
        return new Walk("0123456789abcdef", STOPS, PathKind.STRAIGHT, easing, 1.5, loop, "");
    }

    private static float[] at(Walk walk, double seconds) {
        float[] z = new float[2];
        walk.latentAt(z, seconds);
        return z;
    }
}
