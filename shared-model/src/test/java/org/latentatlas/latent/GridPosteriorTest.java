package org.latentatlas.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where the likelihood is a Gaussian in z, the posterior and log p(x) have closed forms. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GridPosteriorTest {
    @Test
    void agreesWithTheClosedFormFromWideToNarrow() {
        for (double deviation : new double[] {0.8, 0.2, 0.05, 0.012}) {
            Gaussian exact = exact(1.3, -0.7, deviation);
            GridPosterior grid = integrate(1.3, -0.7, deviation, exact);
            assertThat(grid.logEvidence())
                    .as("sigma %s", deviation)
                    .isCloseTo(logEvidence(1.3, -0.7, deviation), within(2e-5));
            assertThat(grid.divergence()).as("sigma %s", deviation).isCloseTo(0, within(2e-5));
            assertThat(grid.evaluated()).isLessThan(20_000);
        }
    }

    @Test
    void theDivergenceIsThatBetweenTwoGaussians() {
        Gaussian exact = exact(0.4, 0.9, 0.1);
        Gaussian approximation =
                new Gaussian(new float[] {0.45f, 0.8f}, new float[] {(float) Math.log(0.02), (float) Math.log(0.004)});
        GridPosterior grid = integrate(0.4, 0.9, 0.1, approximation);
        assertThat(grid.divergence()).isCloseTo(approximation.kl(exact), within(2e-3));
        assertThat(grid.logEvidence()).isCloseTo(logEvidence(0.4, 0.9, 0.1), within(1e-3));
    }

    @Test
    void findsAPeakFarFromTheApproximation() {
        GridPosterior grid = integrate(-2.1, 1.9, 0.06, exact(2, -2, 0.06));
        assertThat(grid.logEvidence()).isCloseTo(logEvidence(-2.1, 1.9, 0.06), within(1e-3));
        int highest = 0;
        for (int i = 0; i < grid.cells(); i++) {
            highest = grid.height(i) > grid.height(highest) ? i : highest;
        }
        assertThat(grid.x(highest)).isCloseTo(-2.1, within(0.03));
        assertThat(grid.y(highest)).isCloseTo(1.9, within(0.03));
    }

    @Test
    void nothingIsKnownBeforeTheEnd() {
        GridPosterior grid = new GridPosterior(z -> 0, Gaussian.standard(2));
        assertThat(grid.step()).isTrue();
        assertThat(grid.cells()).isZero();
        assertThat(grid.logEvidence()).isNaN();
        assertThatThrownBy(() -> new GridPosterior(z -> 0, Gaussian.standard(3)))
                .hasMessage("A grid is laid over 2 latent dimensions; 3 came.");
    }

    private static GridPosterior integrate(double x, double y, double deviation, Gaussian approximation) {
        GridPosterior grid = new GridPosterior(
                z -> -((z[0] - x) * (z[0] - x) + (z[1] - y) * (z[1] - y)) / (2 * deviation * deviation), approximation);
        while (grid.step()) {
            assertThat(grid.evaluated()).isLessThan(100_000);
        }
        return grid;
    }

    private static Gaussian exact(double x, double y, double deviation) {
        double variance = deviation * deviation;
        float logVariance = (float) Math.log(variance / (1 + variance));
        return new Gaussian(
                new float[] {(float) (x / (1 + variance)), (float) (y / (1 + variance))},
                new float[] {logVariance, logVariance});
    }

    private static double logEvidence(double x, double y, double deviation) {
        double variance = deviation * deviation;
        return Math.log(variance / (1 + variance)) - (x * x + y * y) / (2 * (1 + variance));
    }
}
