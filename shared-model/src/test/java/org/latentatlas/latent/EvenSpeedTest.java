package org.latentatlas.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EvenSpeedTest {
    private static final List<float[]> STOPS = List.of(
            new float[] {0.1f, -2.3f, 1},
            new float[] {1.7f, 0.3f, -0.7f},
            new float[] {-0.9f, 3.1f, 0.2f},
            new float[] {0.01f, 0.2f, -3.3f});

    @ParameterizedTest
    @CsvSource({"dense,STRAIGHT", "dense,SPHERICAL", "convolutional,STRAIGHT", "convolutional,SPHERICAL"})
    void thePictureMovesEvenlyAlongALeg(String name, PathKind kind) {
        assertEven(GoldenDecoder.of(name), Path.through(kind, STOPS.subList(1, 3), false));
    }

    @ParameterizedTest
    @CsvSource({"dense,false", "dense,true", "convolutional,false", "convolutional,true"})
    void thePictureMovesEvenlyOverTheStopsToo(String name, boolean loop) {
        assertEven(GoldenDecoder.of(name), Path.through(PathKind.SPLINE, STOPS, loop)); // a spline has no corners
    }

    private static void assertEven(Decoder decoder, Path path) {
        EvenSpeed even = EvenSpeed.of(path, decoder);
        assertThat(spread(distances(decoder, path, time -> time))).isGreaterThan(0.25);
        double[] distances = distances(decoder, path, even::position);
        assertThat(spread(distances)).isLessThan(0.02);
        assertThat(even.length()).isCloseTo(Arrays.stream(distances).sum(), Percentage.withPercentage(0.2));
    }

    /** How far the picture moves in each of equal time steps, 256 to a leg. */
    private static double[] distances(Decoder decoder, Path path, DoubleUnaryOperator position) {
        int steps = 256 * path.legs();
        double[] distances = new double[steps];
        float[] z = new float[path.size()];
        float[] before = new float[Architecture.PIXELS];
        float[] after = new float[Architecture.PIXELS];
        Scratch scratch = decoder.scratch();
        for (int i = 0; i <= steps; i++) {
            path.at(z, position.applyAsDouble(i / 256.0));
            decoder.decode(after, z, scratch);
            for (int p = 0; p < after.length && i > 0; p++) {
                before[p] -= after[p];
            }
            if (i > 0) {
                distances[i - 1] = EvenSpeed.speed(before);
            }
            System.arraycopy(after, 0, before, 0, after.length);
        }
        return distances;
    }

    /** The largest part by which a distance is off the mean. */
    private static double spread(double[] distances) {
        double mean = Arrays.stream(distances).average().orElseThrow();
        return Arrays.stream(distances).map(d -> Math.abs(d / mean - 1)).max().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(PathKind.class)
    void theEndsAndTheStopsAreExact(PathKind kind) {
        for (boolean loop : new boolean[] {false, true}) {
            Path path = Path.through(kind, STOPS, loop);
            EvenSpeed even = EvenSpeed.of(path, GoldenDecoder.of("dense"));
            assertThat(even.position(0)).isZero();
            assertThat(even.position(path.legs())).isEqualTo(loop ? 0 : path.legs());
            assertThat(even.position(-1)).isEqualTo(loop ? even.position(path.legs() - 1) : 0);
            assertThat(even.position(path.legs() + 1)).isEqualTo(loop ? even.position(1) : path.legs());
            for (int stop = 0; stop < path.legs(); stop++) {
                assertThat(even.position(even.time(stop))).isEqualTo(stop);
            }
        }
    }

    @Test
    void neverRunsBackAndIsInvertedByTheTime() {
        Path path = Path.through(PathKind.SPLINE, STOPS, false);
        EvenSpeed even = EvenSpeed.of(path, GoldenDecoder.of("convolutional"));
        double last = 0;
        for (double time = 0; time <= 3; time += 1.0 / 8192) {
            double position = even.position(time);
            assertThat(position).isBetween(last, 3.0);
            assertThat(even.time(position)).isCloseTo(time, within(1e-12));
            last = position;
        }
    }

    @Test
    void followsTheSpeedsItIsGiven() {
        Path path = Path.through(PathKind.STRAIGHT, STOPS.subList(0, 2), false);
        double[] rising = new double[EvenSpeed.samples(path)];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = 6.0 * i / (rising.length - 1);
        }
        EvenSpeed even = EvenSpeed.of(path, rising);
        assertThat(even.length()).isCloseTo(3, within(1e-12));
        for (double time = 0; time <= 1; time += 1.0 / 512) {
            assertThat(even.position(time)).isCloseTo(Math.sqrt(time), within(1e-12)); // way = 3 position^2
        }
    }

    @Test
    void spendsNoTimeWhereThePictureStandsStill() {
        Path path = Path.through(PathKind.STRAIGHT, List.of(STOPS.get(0), STOPS.get(0), STOPS.get(1)), false);
        EvenSpeed even = EvenSpeed.of(path, GoldenDecoder.of("dense"));
        assertThat(even.time(1)).isZero();
        assertThat(even.position(0)).isZero();
        assertThat(even.position(1e-9)).isBetween(1.0, 1.001);
        assertThat(even.position(2)).isEqualTo(2);
    }

    @Test
    void keepsTheEvenTimeOfAPathThatShowsOnePicture() {
        Path path = Path.through(PathKind.STRAIGHT, STOPS, false);
        double[] nothing = new double[EvenSpeed.samples(path)];
        double[] unseen = nothing.clone();
        unseen[7] = 0.01;
        double[] broken = nothing.clone();
        Arrays.fill(broken, 1);
        broken[7] = Double.NaN;
        double[] endless = broken.clone();
        endless[7] = Double.POSITIVE_INFINITY;
        for (double[] speeds : List.of(nothing, unseen, broken, endless)) {
            EvenSpeed even = EvenSpeed.of(path, speeds);
            for (double time = 0; time <= 3; time += 1.0 / 256) {
                assertThat(even.position(time)).isEqualTo(time);
                assertThat(even.time(time)).isEqualTo(time);
            }
        }
    }

    @Test
    void theSpeedsOfALegDoNotDependOnTheLegsBesideIt() {
        Decoder decoder = GoldenDecoder.of("convolutional");
        Path whole = Path.through(PathKind.STRAIGHT, STOPS, false);
        Path part = Path.through(PathKind.STRAIGHT, STOPS.subList(1, 3), false);
        assertThat(speeds(part, decoder))
                .containsExactly(
                        Arrays.copyOfRange(speeds(whole, decoder), EvenSpeed.CELLS + 1, 2 * (EvenSpeed.CELLS + 1)));
        EvenSpeed found = EvenSpeed.of(whole, speeds(whole, decoder));
        EvenSpeed own = EvenSpeed.of(whole, decoder);
        for (double time = 0; time < 3; time += 1.0 / 128) {
            assertThat(found.position(time)).isEqualTo(own.position(time));
        }
    }

    @Test
    void aStopOnAStraightLineChangesNothingToBeSeen() {
        Decoder decoder = GoldenDecoder.of("dense");
        float[] from = {-2, 1, 0};
        float[] between = {-1, 0.5f, 0.25f};
        float[] to = {2, -1, 1};
        Path plain = Path.through(PathKind.STRAIGHT, List.of(from, to), false);
        Path divided = Path.through(PathKind.STRAIGHT, List.of(from, between, to), false);
        EvenSpeed even = EvenSpeed.of(plain, decoder);
        EvenSpeed dividedEven = EvenSpeed.of(divided, decoder);
        float[] a = new float[3];
        float[] b = new float[3];
        for (double time = 0; time <= 1; time += 1.0 / 256) {
            plain.at(a, even.position(time));
            divided.at(b, dividedEven.position(2 * time));
            for (int i = 0; i < 3; i++) {
                assertThat(a[i]).isCloseTo(b[i], within(2e-3f));
            }
        }
    }

    /** The bits themselves, so that a change of arithmetic that would move old walks is seen. */
    @Test
    void keepsItsBits() {
        Random random = new Random(6);
        int hash = 0;
        for (PathKind kind : PathKind.values()) {
            EvenSpeed even = EvenSpeed.of(Path.through(kind, STOPS, true), GoldenDecoder.of("dense"));
            for (int i = 0; i < 1000; i++) {
                hash = 31 * hash + Double.hashCode(even.position(random.nextDouble() * 4));
            }
        }
        assertThat(hash).isEqualTo(-1977806388);
    }

    @Test
    void refusesSpeedsThatAreNotThoseOfThePath() {
        Path path = Path.through(PathKind.STRAIGHT, STOPS, false);
        assertThatThrownBy(() -> EvenSpeed.of(path, new double[3]))
                .hasMessage("The path has 195 samples; 3 speeds came.");
        double[] negative = new double[195];
        negative[4] = -1;
        assertThatThrownBy(() -> EvenSpeed.of(path, negative)).hasMessage("A speed is not negative; -1.0 came.");
        Path plane = Path.through(PathKind.STRAIGHT, List.of(new float[2], new float[] {1, 1}), false);
        assertThatThrownBy(() -> EvenSpeed.of(plane, GoldenDecoder.of("dense")))
                .hasMessage("A direction has 2 coordinates; the latent space has 3.");
    }

    private static double[] speeds(Path path, Decoder decoder) {
        float[] z = new float[path.size()];
        float[][] velocity = new float[1][path.size()];
        float[][] tangent = new float[1][Architecture.PIXELS];
        double[] speeds = new double[EvenSpeed.samples(path)];
        for (int i = 0; i < speeds.length; i++) {
            EvenSpeed.sample(z, velocity[0], path, i);
            decoder.decode(new float[Architecture.PIXELS], tangent, z, velocity, decoder.scratch());
            speeds[i] = EvenSpeed.speed(tangent[0]);
        }
        return speeds;
    }
}
