package org.latentatlas.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With logits that are linear in z. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EvidenceTest {
    private final Gaussian posterior =
            new Gaussian(new float[] {0.7f, -0.2f}, new float[] {(float) Math.log(0.5), (float) Math.log(0.4)});
    private final float[] image = new float[784];

    EvidenceTest() {
        for (int i = 0; i < image.length; i++) {
            image[i] = i % 5 / 4f;
        }
    }

    private static void logits(float[] logits, float[] z) {
        for (int i = 0; i < logits.length; i++) {
            logits[i] = 0.12f * (z[0] * (i % 3 - 1) + z[1] * (i % 4 - 1.5f)) - 0.3f;
        }
    }

    private Evidence evidence(int samples) {
        Evidence evidence = new Evidence(image, posterior, EvidenceTest::logits, new NormalSource(4));
        evidence.add(samples);
        return evidence;
    }

    @Test
    void theEstimateComesToTheExactIntegral() {
        float[] logits = new float[784];
        GridPosterior grid = new GridPosterior(
                z -> {
                    logits(logits, z);
                    return Elbo.bernoulli(logits, image);
                },
                posterior);
        while (grid.step()) {}
        Evidence evidence = evidence(20_000);
        assertThat(evidence.logLikelihood())
                .isCloseTo(grid.logEvidence(), within(4 * evidence.logLikelihoodError() + 1e-5));
        assertThat(grid.logEvidence() - evidence.elbo())
                .isCloseTo(grid.divergence(), within(4 * evidence.reconstructionError() + 1e-4));
        assertThat(evidence.elbo()).isLessThan(evidence.logLikelihood());
        assertThat(evidence.effectiveSamples()).isBetween(1.0, 20_000.0);
    }

    @Test
    void theErrorsShrinkWithTheRootOfTheCountAndAreTrue() {
        assertThat(evidence(16_000).reconstructionError() / evidence(1000).reconstructionError())
                .isCloseTo(0.25, within(0.03));
        double square = 0;
        double squareOfErrors = 0;
        double exact = evidence(100_000).logLikelihood();
        for (int seed = 0; seed < 60; seed++) {
            Evidence evidence = new Evidence(image, posterior, EvidenceTest::logits, new NormalSource(100 + seed));
            evidence.add(400);
            square += Math.pow(evidence.logLikelihood() - exact, 2) / 60;
            squareOfErrors += Math.pow(evidence.logLikelihoodError(), 2) / 60;
        }
        assertThat(Math.sqrt(square / squareOfErrors)).isBetween(0.7, 1.4);
    }

    @Test
    void takenInPartsItIsTheSame() {
        Evidence parts = evidence(10);
        parts.add(1);
        parts.add(89);
        assertThat(parts.samples()).isEqualTo(100);
        assertThat(parts.logLikelihood()).isEqualTo(evidence(100).logLikelihood());
        assertThat(parts.reconstruction()).isEqualTo(evidence(100).reconstruction());
    }

    @Test
    void pixelsAndDimensionsSumToTheWhole() {
        Evidence evidence = evidence(50);
        float[] byPixel = new float[784];
        evidence.reconstructionByPixel(byPixel);
        double sum = 0;
        for (float part : byPixel) {
            sum += part;
        }
        assertThat(sum).isCloseTo(evidence.reconstruction(), within(1e-3));
        assertThat(posterior.kl(0) + posterior.kl(1)).isCloseTo(posterior.kl(), within(1e-12));
    }
}
