package org.latentatlas.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TransportTest {
    private static final int SIDE = 28;

    private static Plan plan(float[] from, float[] to, int width, double epsilon) {
        Sinkhorn sinkhorn = new Sinkhorn(from, to, width, epsilon);
        double before = 0;
        while (sinkhorn.step()) {
            assertThat(sinkhorn.progress()).isGreaterThanOrEqualTo(before).isLessThan(1);
            before = sinkhorn.progress();
        }
        assertThat(sinkhorn.progress()).isEqualTo(1);
        return sinkhorn.plan();
    }

    private static Plan plan(float[] from, float[] to) {
        return plan(from, to, SIDE, Sinkhorn.EPSILON);
    }

    /** A blurred ring like a zero, its middle at that column and row. */
    private static float[] ring(double column, double row) {
        float[] picture = new float[SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            int pixelRow = i / SIDE;
            double distance = Math.hypot(i % SIDE - column, pixelRow - row) - 5;
            picture[i] = (float) Math.exp(-distance * distance / 3);
        }
        return picture;
    }

    private static float[] noise(Random random, int pixels) {
        float[] picture = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            picture[i] = random.nextInt(3) == 0 ? 0 : random.nextFloat();
        }
        return picture;
    }

    private static double sum(float[] picture) {
        double sum = 0;
        for (float pixel : picture) {
            sum += pixel;
        }
        return sum;
    }

    private static float[] at(Plan plan, int pixels, double t) {
        float[] picture = new float[pixels];
        plan.at(picture, t);
        return picture;
    }

    private static void assertClose(float[] picture, float[] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) picture[i]).as("pixel %s", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    @Test
    void bothEndsAreTheTwoPictures() {
        Random random = new Random(1);
        for (int i = 0; i < 4; i++) {
            float[] from = noise(random, SIDE * SIDE);
            float[] to = noise(random, SIDE * SIDE);
            Plan plan = plan(from, to);
            assertClose(at(plan, from.length, 0), from, 1e-5);
            assertClose(at(plan, to.length, 1), to, 2e-3);
        }
    }

    @Test
    void theSumRunsEvenlyFromOneToTheOther() {
        float[] from = ring(9, 9);
        float[] to = ring(15, 18);
        for (int i = 0; i < to.length; i++) {
            to[i] *= 0.4f;
        }
        Plan plan = plan(from, to);
        for (double t : new double[] {0, 0.25, 0.5, 1}) {
            assertThat(sum(at(plan, from.length, t)))
                    .isCloseTo((1 - t) * sum(from) + t * sum(to), within(1e-3 * sum(from)));
        }
    }

    @Test
    void onePixelGoesStraightToAnother() {
        float[] from = new float[SIDE * SIDE];
        float[] to = new float[SIDE * SIDE];
        from[3 * SIDE + 2] = 0.5f;
        to[13 * SIDE + 22] = 0.5f;
        Plan plan = plan(from, to);
        assertThat(plan.cost()).isCloseTo(20 * 20 + 10 * 10, within(1e-3));
        float[] middle = at(plan, from.length, 0.5);
        assertThat(middle[8 * SIDE + 12]).isCloseTo(0.5f, within(1e-5f));
        assertThat(sum(middle)).isCloseTo(0.5, within(1e-5));
        float[] quarter = at(plan, from.length, 0.25); // column 7, row 5.5: between two pixels
        assertThat(quarter[5 * SIDE + 7]).isCloseTo(0.25f, within(1e-5f));
        assertThat(quarter[6 * SIDE + 7]).isCloseTo(0.25f, within(1e-5f));
    }

    @Test
    void aTranslatedPictureIsHalfwayTranslatedByHalf() {
        float[] from = ring(9, 10);
        Plan plan = plan(from, ring(17, 14));
        assertThat(plan.cost())
                .isCloseTo(8 * 8 + 4 * 4, within(1.0)); // the regularisation's own spread is about epsilon
        assertClose(at(plan, from.length, 0.5), ring(13, 12), 0.09);
    }

    @Test
    void aPictureMovedIntoItselfStaysTheSame() {
        float[] picture = ring(13, 13);
        Plan plan = plan(picture, picture.clone());
        assertThat(plan.cost()).isLessThan(1);
        assertClose(at(plan, picture.length, 0.5), picture, 0.09);
    }

    @Test
    void theWayBackIsTheSameWay() {
        float[] from = ring(10, 10);
        float[] to = ring(16, 12);
        for (int i = 0; i < 300; i++) {
            to[i] = 0;
        }
        Plan there = plan(from, to);
        Plan back = plan(to, from);
        assertThat(there.cost()).isCloseTo(back.cost(), within(0.01));
        assertClose(at(there, from.length, 0.3), at(back, from.length, 0.7), 5e-3);
    }

    /** With as many unit masses on either side the cheapest plan is the cheapest assignment; there are 120. */
    @Test
    void theCostIsThatOfTheCheapestAssignment() {
        Random random = new Random(5);
        for (int round = 0; round < 6; round++) {
            List<Integer> sources = fivePixels(random);
            List<Integer> targets = fivePixels(random);
            Plan plan = plan(ones(sources), ones(targets), 9, 0.1);
            assertThat(plan.cost()).isCloseTo(cheapest(sources, targets, 0) / 5, within(0.05));
        }
    }

    private static List<Integer> fivePixels(Random random) {
        List<Integer> pixels = new ArrayList<>();
        while (pixels.size() < 5) {
            int pixel = random.nextInt(81);
            if (!pixels.contains(pixel)) {
                pixels.add(pixel);
            }
        }
        return pixels;
    }

    private static float[] ones(List<Integer> pixels) {
        float[] picture = new float[81];
        pixels.forEach(pixel -> picture[pixel] = 1);
        return picture;
    }

    private static double cheapest(List<Integer> sources, List<Integer> targets, int next) {
        if (next == sources.size()) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (Integer target : targets) {
            List<Integer> others = new ArrayList<>(targets);
            others.remove(target);
            double across = target % 9 - sources.get(next) % 9;
            double down = target / 9 - sources.get(next) / 9;
            least = Math.min(least, across * across + down * down + cheapest(sources, others, next + 1));
        }
        return least;
    }

    @Test
    void aPlanIsTheSameAfterItsPartsHaveTravelled() {
        Plan plan = plan(ring(9, 9), ring(15, 18));
        Plan again = Plan.of(SIDE, SIDE * SIDE, plan.pairs(), plan.masses(), plan.fromTotal(), plan.toTotal());
        assertThat(at(again, SIDE * SIDE, 0.37)).containsExactly(at(plan, SIDE * SIDE, 0.37));
        assertThatThrownBy(() -> Plan.of(SIDE, SIDE * SIDE, new int[] {784 * 784}, new float[1], 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.at(new float[784], 1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyPictureIsRefused() {
        assertThatThrownBy(() -> new Sinkhorn(ring(9, 9), new float[SIDE * SIDE], SIDE))
                .isInstanceOf(UnfitPicture.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> new Sinkhorn(new float[0], new float[0], SIDE)).isInstanceOf(UnfitPicture.class);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, -1e-9f, Float.POSITIVE_INFINITY})
    void whatIsNoMassIsRefusedWithItsPlace(float pixel) {
        float[] picture = ring(9, 9);
        picture[77] = pixel;
        assertThatThrownBy(() -> new Sinkhorn(picture, ring(9, 9), SIDE))
                .isInstanceOf(UnfitPicture.class)
                .hasMessageContaining("Pixel 77 is " + pixel);
    }

    @Test
    void picturesOfDifferentSizesAreRefused() {
        assertThatThrownBy(() -> new Sinkhorn(new float[784], new float[783], SIDE))
                .isInstanceOf(UnfitPicture.class)
                .hasMessageContaining("784 and 783");
    }

    @Test
    void faintPixelsFarFromEverythingStillArrive() {
        float[] from = ring(6, 6);
        float[] to = ring(6, 6);
        to[27 * SIDE + 27] = 1e-4f;
        from[27] = 1e-4f;
        float[] end = at(plan(from, to), to.length, 1);
        assertThat(end[27 * SIDE + 27]).isCloseTo(1e-4f, within(5e-6f));
    }
}
