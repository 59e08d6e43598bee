package org.latentatlas.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class PathVelocityTest {
    private static final double STEP = 1.0 / 1024;

    private static final List<float[]> STOPS = List.of(
            new float[] {0.1f, -2.3f, 1},
            new float[] {1.7f, 0.3f, -0.7f},
            new float[] {0, 0, 0},
            new float[] {0.01f, 0.2f, -3.3f},
            new float[] {-0.02f, -0.4f, 6.6f}, // opposite
            new float[] {-0.02f, -0.4f, 6.6f});

    @ParameterizedTest
    @EnumSource(PathKind.class)
    void agreesWithDifferences(PathKind kind) {
        for (boolean loop : new boolean[] {false, true}) {
            Path path = Path.through(kind, STOPS, loop);
            for (int leg = 0; leg < path.legs(); leg++) {
                for (double t = STEP; t < 1; t += STEP) {
                    float[] velocity = velocity(path, leg, t);
                    float[] before = at(path, leg + t - STEP);
                    float[] after = at(path, leg + t + STEP);
                    for (int i = 0; i < 3; i++) {
                        assertThat(velocity[i])
                                .as("%s, leg %s at %s", kind, leg, t)
                                .isCloseTo((after[i] - before[i]) / (float) (2 * STEP), within(1e-3f));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PathKind.class)
    void isThatInsideTheLegAtItsEnds(PathKind kind) {
        Path path = Path.through(kind, STOPS, true);
        for (int leg = 0; leg < path.legs(); leg++) {
            assertClose(velocity(path, leg, 0), velocity(path, leg, 1e-7));
            assertClose(velocity(path, leg, 1), velocity(path, leg, 1 - 1e-7));
        }
    }

    @Test
    void isContinuousAlongASpline() {
        Path path = Path.through(PathKind.SPLINE, STOPS.subList(0, 4), false);
        for (int leg = 1; leg < path.legs(); leg++) {
            float[] arriving = velocity(path, leg - 1, 1);
            float[] leaving = velocity(path, leg, 0);
            // Legs take the same time whatever their length, so the direction is continuous and the speed is not.
            double scale = Math.sqrt(dot(leaving, leaving) / dot(arriving, arriving));
            for (int i = 0; i < 3; i++) {
                assertThat((double) leaving[i]).isCloseTo(scale * arriving[i], within(1e-5));
            }
        }
    }

    @Test
    void knowsTheCosine() {
        for (double x = 0; x <= 1; x += 1.0 / 4096) {
            assertThat(Trigonometry.cosine(x * Math.PI)).isCloseTo(Math.cos(x * Math.PI), within(3e-16));
        }
    }

    @Test
    void isThereOnlyWhereThePathIs() {
        Path path = Path.through(PathKind.STRAIGHT, STOPS, false);
        assertThatThrownBy(() -> path.velocity(new float[3], 5, 0))
                .hasMessage("The path has the legs 0 to 4, each from 0 to 1; leg 5 at 0.0 came.");
        assertThatThrownBy(() -> path.velocity(new float[3], 0, Double.NaN)).hasMessageContaining("leg 0 at NaN came");
        assertThatThrownBy(() -> path.velocity(new float[2], 0, 0)).hasMessageContaining("the array holds 2");
    }

    private static void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(2e-5f));
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static float[] at(Path path, double position) {
        float[] z = new float[path.size()];
        path.at(z, position);
        return z;
    }

    private static float[] velocity(Path path, int leg, double t) {
        float[] v = new float[path.size()];
        path.velocity(v, leg, t);
        return v;
    }
}
