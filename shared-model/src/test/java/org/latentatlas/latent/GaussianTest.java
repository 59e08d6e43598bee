package org.latentatlas.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class GaussianTest {
    private static final double STEP = 1.0 / 512;

    private final Gaussian narrow = new Gaussian(new float[] {0.7f}, new float[] {-2.5f});
    private final Gaussian wide = new Gaussian(new float[] {-0.4f}, new float[] {0.8f});

    @Test
    void divergencesAgreeWithTheNumericalIntegral() {
        Gaussian prior = Gaussian.standard(1);
        for (Gaussian gaussian : new Gaussian[] {narrow, wide, prior}) {
            assertThat(gaussian.kl()).isCloseTo(integral(gaussian, prior), within(1e-6));
            assertThat(gaussian.kl(prior)).isCloseTo(gaussian.kl(), within(1e-6));
            assertThat(gaussian.kl(gaussian)).isCloseTo(0, within(1e-6));
        }
        assertThat(narrow.kl(wide)).isCloseTo(integral(narrow, wide), within(1e-6));
        assertThat(wide.kl(narrow)).isCloseTo(integral(wide, narrow), within(1e-5));
    }

    @Test
    void divergencesOfIndependentDimensionsAdd() {
        Gaussian both = new Gaussian(new float[] {0.7f, -0.4f}, new float[] {-2.5f, 0.8f});
        assertThat(both.kl()).isCloseTo(narrow.kl() + wide.kl(), within(1e-9));
    }

    @Test
    void densitiesIntegrateToOne() {
        double mass = 0;
        for (double z = -20; z < 20; z += STEP) {
            mass += Math.exp(wide.logDensity(new float[] {(float) z})) * STEP;
        }
        assertThat(mass).isCloseTo(1, within(1e-6));
        assertThat(Gaussian.standard(2).logDensity(new float[2])).isCloseTo(-Math.log(2 * Math.PI), within(1e-12));
    }

    @Test
    void samplesHaveItsMeanAndDeviation() {
        NormalSource normals = new NormalSource(2);
        float[] z = new float[1];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            narrow.sample(z, normals);
            sum += z[0];
            squares += (z[0] - 0.7) * (z[0] - 0.7);
        }
        assertThat(sum / 100_000).isCloseTo(0.7, within(0.004));
        assertThat(Math.sqrt(squares / 100_000)).isCloseTo(Math.exp(-1.25), within(0.003));
        assertThat(narrow.deviation()[0]).isCloseTo((float) Math.exp(-1.25), within(1e-7f));
    }

    @Test
    void refusesSizesThatDiffer() {
        assertThatThrownBy(() -> new Gaussian(new float[2], new float[3]))
                .hasMessage("A Gaussian has as many means as log-variances; 2 and 3 came.");
    }

    private static double integral(Gaussian p, Gaussian q) {
        double sum = 0;
        for (double x = -20; x < 20; x += STEP) {
            float[] z = {(float) x};
            double logP = p.logDensity(z);
            sum += Math.exp(logP) * (logP - q.logDensity(z)) * STEP;
        }
        return sum;
    }
}
