package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.Evidence;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.GridPosterior;
import org.latentatlas.latent.NormalSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EvidenceFiguresTest {
    private final Gaussian posterior = new Gaussian(new float[] {0.5f, -1}, new float[] {-1, -2});
    private final Evidence evidence = new Evidence(
            new float[784],
            posterior,
            (logits, z) -> {
                for (int i = 0; i < logits.length; i++) {
                    logits[i] = z[i % 2] - 3;
                }
            },
            new NormalSource(1));

    @Test
    void theyStayAsTheyWereAndTheirCurveGoesOn() {
        evidence.add(16);
        EvidenceFigures first = EvidenceFigures.of(evidence);
        double elbo = evidence.elbo();
        evidence.add(4);
        EvidenceFigures second = EvidenceFigures.after(first.curve(), evidence);
        assertThat(first.elbo()).isEqualTo(elbo);
        assertThat(second.elbo()).isEqualTo(evidence.elbo());
        assertThat(second.curve())
                .containsExactly(
                        16,
                        first.logLikelihood(),
                        first.logLikelihoodError(),
                        20,
                        second.logLikelihood(),
                        second.logLikelihoodError());
    }

    @Test
    void toldAsNumbersTheyAreTheSame() {
        evidence.add(16);
        EvidenceFigures told = EvidenceFigures.of(evidence);
        EvidenceFigures heard = EvidenceFigures.ofNumbers(told.numbers(), told.byPixel(), told.curve());
        assertThat(heard.samples()).isEqualTo(16);
        assertThat(heard.reconstruction()).isEqualTo(evidence.reconstruction());
        assertThat(heard.reconstructionError()).isEqualTo(evidence.reconstructionError());
        assertThat(heard.kl()).isEqualTo(evidence.kl());
        assertThat(heard.logLikelihood()).isEqualTo(evidence.logLikelihood());
        assertThat(heard.logLikelihoodError()).isEqualTo(evidence.logLikelihoodError());
        assertThat(heard.byPixel()).isEqualTo(told.byPixel());
    }

    @Test
    void theExactPosteriorKeepsTheSquaresThatCanBeSeen() {
        GridPosterior grid = new GridPosterior(z -> -8 * (z[0] * z[0] + z[1] * z[1]), posterior);
        while (grid.step()) {}
        ExactPosterior whole = ExactPosterior.of(grid);
        ExactPosterior exact = ExactPosterior.ofNumbers(whole.logEvidence(), whole.divergence(), whole.squares());
        assertThat(exact.logEvidence()).isEqualTo(grid.logEvidence());
        assertThat(exact.divergence()).isEqualTo(grid.divergence());
        assertThat(exact.cells()).isPositive().isLessThan(grid.cells());
        for (int i = 0; i < exact.cells(); i++) {
            assertThat(exact.height(i)).isBetween(0.004, 1.0);
            assertThat(Math.hypot(exact.x(i), exact.y(i))).isLessThan(2);
            assertThat(exact.side(i)).isPositive();
        }
    }
}
