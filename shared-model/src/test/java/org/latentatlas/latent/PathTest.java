package org.latentatlas.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class PathTest {
    private static final List<float[]> STOPS = List.of(
            new float[] {0.1f, -2.3f, 1},
            new float[] {1.7f, 0.3f, -0.7f},
            new float[] {-0.9f, 3.1f, 0.2f},
            new float[] {0.01f, 0.2f, -3.3f});

    @ParameterizedTest
    @EnumSource(PathKind.class)
    void isExactlyAtTheStopAtWholePositions(PathKind kind) {
        for (boolean loop : new boolean[] {false, true}) {
            Path path = Path.through(kind, STOPS, loop);
            assertThat(path.legs()).isEqualTo(loop ? 4 : 3);
            for (int i = 0; i <= path.legs(); i++) {
                assertThat(at(path, i)).containsExactly(STOPS.get(i % 4));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PathKind.class)
    void isContinuousAtTheStops(PathKind kind) {
        Path path = Path.through(kind, STOPS, true);
        for (int i = 1; i <= 4; i++) {
            assertThat(distance(at(path, i - 1e-7), STOPS.get(i % 4))).isLessThan(1e-5);
            assertThat(distance(at(path, i + 1e-7), STOPS.get(i % 4))).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @EnumSource(PathKind.class)
    void runsTheSameWayBackwards(PathKind kind) {
        Path there = Path.through(kind, STOPS, false);
        Path back = Path.through(kind, List.of(STOPS.get(3), STOPS.get(2), STOPS.get(1), STOPS.get(0)), false);
        for (double position = 0; position <= 3; position += 0.0625) {
            assertThat(distance(at(there, position), at(back, 3 - position))).isLessThan(1e-6);
        }
    }

    @Test
    void clampsOutsideAnOpenPathAndRunsOnRoundALoop() {
        Path open = Path.through(PathKind.SPLINE, STOPS, false);
        assertThat(at(open, -1)).containsExactly(STOPS.get(0));
        assertThat(at(open, 1e300)).containsExactly(STOPS.get(3));
        Path loop = Path.through(PathKind.SPLINE, STOPS, true);
        assertThat(at(loop, 5.25)).containsExactly(at(loop, 1.25));
        assertThat(at(loop, -0.25)).containsExactly(at(loop, 3.75));
    }

    @Test
    void straightLegsAreLinear() {
        float[] z = at(Path.through(PathKind.STRAIGHT, STOPS, false), 1.25);
        for (int i = 0; i < 3; i++) {
            assertThat(z[i]).isCloseTo(0.75f * STOPS.get(1)[i] + 0.25f * STOPS.get(2)[i], within(1e-6f));
        }
    }

    @Test
    void sphericalLegsAgreeWithShoemakesFormula() {
        Path path = Path.through(PathKind.SPHERICAL, STOPS, false);
        float[] a = STOPS.get(0);
        float[] b = STOPS.get(1);
        double angle = Math.acos(dot(a, b) / norm(a) / norm(b));
        for (double t = 0.03125; t < 1; t += 0.03125) {
            double radius = (1 - t) * norm(a) + t * norm(b);
            float[] z = at(path, t);
            for (int i = 0; i < 3; i++) {
                double expected = radius
                        * (Math.sin((1 - t) * angle) * a[i] / norm(a) + Math.sin(t * angle) * b[i] / norm(b))
                        / Math.sin(angle);
                assertThat(z[i]).isCloseTo((float) expected, within(3e-7f));
            }
        }
    }

    @Test
    void sphericalLegsAreDefinedWhereDirectionsAreNot() {
        float[] zero = {0, 0};
        float[] east = {2, 0};
        float[] west = {-4, 0};
        assertThat(at(spherical(zero, east), 0.25)).containsExactly(0.5f, 0);
        assertThat(at(spherical(east, zero), 0.25)).containsExactly(1.5f, 0);
        assertThat(at(spherical(zero, zero), 0.25)).containsExactly(0, 0);
        assertThat(at(spherical(east, east), 0.25)).containsExactly(2, 0);
        assertThat(at(spherical(east, west), 0.5)).containsExactly(0, 3);
        assertThat(norm(at(spherical(east, west), 0.25))).isCloseTo(2.5, within(1e-6));
        assertThat(at(spherical(new float[] {1}, new float[] {-3}), 0.5)).containsExactly(-1);
    }

    @Test
    void splinesAreSmoothAtTheStops() {
        for (boolean loop : new boolean[] {false, true}) {
            Path path = Path.through(PathKind.SPLINE, STOPS, loop);
            for (int stop = 1; stop < path.legs(); stop++) {
                double before = distance(at(path, stop - 0.002), at(path, stop));
                double after = distance(at(path, stop), at(path, stop + 0.002));
                double across = distance(at(path, stop - 0.002), at(path, stop + 0.002));
                assertThat(across).isCloseTo(before + after, within(1e-3 * across)); // no corner
            }
        }
    }

    @Test
    void splinesAgreeWithTheBarryGoldmanRecursion() {
        double[] knots = new double[4];
        for (int i = 1; i < 4; i++) {
            knots[i] = knots[i - 1] + Math.sqrt(distance(STOPS.get(i - 1), STOPS.get(i)));
        }
        Path path = Path.through(PathKind.SPLINE, STOPS, false);
        for (double t = 0.0625; t < 1; t += 0.0625) {
            double at = knots[1] + t * (knots[2] - knots[1]);
            for (int i = 0; i < 3; i++) {
                double[] p = {STOPS.get(0)[i], STOPS.get(1)[i], STOPS.get(2)[i], STOPS.get(3)[i]};
                for (int level = 1; level < 4; level++) {
                    for (int j = 0; j < 4 - level; j++) {
                        // The last level blends over the middle interval only.
                        int from = level == 3 ? 1 : j;
                        int to = level == 3 ? 2 : j + level;
                        double part = (at - knots[from]) / (knots[to] - knots[from]);
                        p[j] = (1 - part) * p[j] + part * p[j + 1];
                    }
                }
                assertThat(at(path, 1 + t)[i]).isCloseTo((float) p[0], within(1e-6f));
            }
        }
    }

    @Test
    void splinesStandRepeatedStops() {
        float[] a = {1, 2};
        float[] b = {3, -1};
        Path path = Path.through(PathKind.SPLINE, List.of(a, a, b, b, b), true);
        for (double position = 0; position < 5; position += 0.125) {
            for (float coordinate : at(path, position)) {
                assertThat(coordinate).isBetween(-2f, 4f);
            }
        }
        assertThat(at(path, 0.5)).containsExactly(1, 2);
        assertThat(at(Path.through(PathKind.SPLINE, List.of(a, b), false), 0.5)).containsExactly(2, 0.5f);
    }

    @Test
    void ownAnglesAgreeWithMath() {
        for (double x = 0; x <= 1; x += 1.0 / 4096) {
            assertThat(Trigonometry.sine(x * Math.PI)).isCloseTo(Math.sin(x * Math.PI), within(3e-16));
            assertThat(Trigonometry.arctangent(x)).isCloseTo(Math.atan(x), within(4e-16));
        }
    }

    /** The bits themselves, so that a change of arithmetic that would move old links is seen. */
    @Test
    void keepsItsBits() {
        Random random = new Random(5);
        int hash = 0;
        for (PathKind kind : PathKind.values()) {
            Path path = Path.through(kind, STOPS, true);
            for (int i = 0; i < 1000; i++) {
                for (float coordinate : at(path, random.nextDouble() * 4)) {
                    hash = 31 * hash + Float.floatToIntBits(coordinate);
                }
            }
        }
        assertThat(hash).isEqualTo(-1618229155);
    }

    @Test
    void refusesWhatIsNoPath() {
        float[] z = {1, 2};
        assertThatThrownBy(() -> Path.through(PathKind.STRAIGHT, List.of(z), true))
                .hasMessage("A path has at least two stops; 1 came.");
        assertThatThrownBy(() -> Path.through(PathKind.STRAIGHT, List.of(z, new float[3]), true))
                .hasMessage("Stop 1 has 3 coordinates; the first stop has 2.");
        assertThatThrownBy(() -> Path.through(PathKind.STRAIGHT, List.of(z, new float[] {0, Float.NaN}), true))
                .hasMessage("Coordinate 1 of stop 1 is NaN; it must be a finite number.");
        Path path = Path.through(PathKind.STRAIGHT, List.of(z, z), true);
        assertThatThrownBy(() -> path.at(z, Double.NaN)).hasMessageContaining("finite number of legs; NaN came");
        assertThatThrownBy(() -> path.at(new float[1], 0)).hasMessageContaining("2 coordinates; the array holds 1");
    }

    private static Path spherical(float[] from, float[] to) {
        return Path.through(PathKind.SPHERICAL, List.of(from, to), false);
    }

    private static float[] at(Path path, double position) {
        float[] z = new float[path.size()];
        path.at(z, position);
        return z;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double distance(float[] a, float[] b) {
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return norm(difference);
    }
}
