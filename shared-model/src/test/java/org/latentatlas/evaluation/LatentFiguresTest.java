package org.latentatlas.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.NormalQuantile;

/** Figures of latent points against cases with a closed form. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LatentFiguresTest {
    /** Quantiles of N(mean, deviation^2) on one axis. */
    private static float[] line(int count, double mean, double deviation) {
        float[] points = new float[count];
        for (int i = 0; i < count; i++) {
            points[i] = (float) (mean + deviation * NormalQuantile.of((i + 0.5) / count));
        }
        return points;
    }

    /** W2^2 between N(m, s^2) and N(0, 1) is m^2 + (s - 1)^2. */
    @Test
    void theDistanceAlongALineIsThatOfGaussians() {
        assertThat(new AggregatePosterior(line(2000, 0, 1), 1).byDimension()[0]).isLessThan(1e-6);
        assertThat(new AggregatePosterior(line(2000, 0.3, 1), 1).slicedWasserstein(1, 8))
                .isCloseTo(0.3, within(1e-5));
        assertThat(new AggregatePosterior(line(2000, 0, 1.5), 1).byDimension()[0])
                .isCloseTo(0.5, within(2e-3));
    }

    /** A shift by m has the sliced distance |m| / sqrt(size): the mean of a direction's squared coordinate is 1 / size. */
    @Test
    void theSlicedDistanceOfAShiftFollowsFromItsLength() {
        int count = 4000;
        float[] points = new float[count * 3];
        for (int i = 0; i < count; i++) {
            new SeededDraws(9, SeededDraws.LATENT, i).normals(points, 3 * i, 0, 3);
            points[3 * i] += 2;
        }
        var shifted = new AggregatePosterior(points, 3);
        assertThat(shifted.slicedWasserstein(1, 256)).isCloseTo(2 / Math.sqrt(3), within(0.05));
        assertThat(shifted.byDimension()[0]).isCloseTo(2, within(0.05));
        assertThat(shifted.byDimension()[1]).isLessThan(0.06);
        assertThatThrownBy(() -> new AggregatePosterior(new float[4], 3))
                .hasMessage("4 numbers are no latent points of size 3.");
    }

    @Test
    void theSpreadIsThatOfTheDefinition() {
        Spread spread = Spread.of(new double[] {1, 2, 4, 9});
        assertThat(spread.mean()).isEqualTo(4);
        assertThat(spread.variance()).isCloseTo(38 / 3.0, within(1e-12));
        assertThat(spread.standardError()).isCloseTo(Math.sqrt(38 / 12.0), within(1e-12));
        assertThat(Spread.of(new double[] {5}).standardError()).isNaN();
        assertThat(Spread.ofColumns(new float[] {1, 10, 3, 30}, 2)[1].mean()).isEqualTo(20);
    }

    @Test
    void theNearestVoteAndTheNearerOneBreaksATie() {
        float[] known = {0, 0, 1, 0, 0, 1, 5, 5, 6, 5, 5, 6.1f};
        byte[] labels = {3, 3, 7, 7, 7, 2};
        assertThat(new NearestVotes(known, labels, 3).label(new float[] {9, 0.1f, 0.1f}, 1))
                .isEqualTo(3);
        assertThat(new NearestVotes(known, labels, 3).label(new float[] {5, 5}, 0))
                .isEqualTo(7);
        assertThat(new NearestVotes(known, labels, 2).label(new float[] {5, 5.9f}, 0))
                .isEqualTo(2);
        assertThat(new NearestVotes(known, labels, 99).label(new float[] {0, 0}, 0))
                .isEqualTo(7);
        assertThatThrownBy(() -> new NearestVotes(new float[5], labels, 1))
                .hasMessage("5 numbers are no latent points with 6 labels.");
    }
}
