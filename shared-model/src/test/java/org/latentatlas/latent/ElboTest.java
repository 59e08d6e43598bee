package org.latentatlas.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** With a linear decoder of two dimensions, whose log p(x) a grid gives exactly. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ElboTest {
    private final Random random = new Random(12);
    private final Decoder decoder = decoder();
    private final Encoder encoder = encoder();
    private final Elbo elbo = new Elbo(encoder, decoder);
    private final float[] image = new float[Architecture.PIXELS];

    ElboTest() {
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextBoolean() ? 1 : 0;
        }
    }

    @Test
    void bernoulliIsTheLogarithmOfTheProbability() {
        float[] logits = {-2, 0, 3, 200, -200};
        float[] ink = {0, 1, 0.25f, 1, 0};
        double expected = Math.log(1 - sigmoid(-2))
                + Math.log(0.5)
                + 0.25 * Math.log(sigmoid(3))
                + 0.75 * Math.log(1 - sigmoid(3));
        assertThat(Elbo.bernoulli(logits, ink)).isCloseTo(expected, within(1e-6));
        assertThat(Elbo.bernoulli(new float[] {-200}, new float[] {1})).isCloseTo(-200, within(1e-6));
    }

    @Test
    void theBoundLiesBelowTheImportanceWeightedEstimateAndBothBelowTheTruth() {
        double truth = logLikelihoodOnAGrid();
        Elbo.Terms terms = elbo.terms(image, 2000, new NormalSource(1));
        double few = average(5);
        double many = elbo.importanceWeighted(image, 20_000, new NormalSource(3));
        assertThat(terms.elbo()).isLessThan(few);
        assertThat(few).isLessThan(truth);
        assertThat(many).isCloseTo(truth, within(0.02));
        assertThat(terms.kl()).isEqualTo(elbo.posterior(image).kl());
        // The bound's distance is the divergence from q(z|x) to the true posterior, so it is never negative.
        assertThat(truth - terms.elbo()).isPositive();
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        assertThat(elbo.importanceWeighted(image, 50, new NormalSource(9)))
                .isEqualTo(new Elbo(encoder, decoder).importanceWeighted(image, 50, new NormalSource(9)));
    }

    @Test
    void logMeanStandsNumbersThatOverflow() {
        LogMean mean = new LogMean();
        mean.add(-100_000);
        mean.add(-3000);
        mean.add(-3000 + Math.log(3));
        assertThat(mean.value()).isCloseTo(-3000 + Math.log(4.0 / 3), within(1e-6));
    }

    @Test
    void refusesNetworksOfDifferentModels() {
        Decoder other = Decoder.load(file(Architecture.denseDecoder(3, List.of(), Function.RELU), 0.1f));
        assertThatThrownBy(() -> new Elbo(encoder, other))
                .hasMessage("The encoder has 2 latent dimensions, the decoder 3; they must be of one model.");
    }

    private double average(int samples) {
        NormalSource normals = new NormalSource(2);
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            sum += elbo.importanceWeighted(image, samples, normals) / 200;
        }
        return sum;
    }

    private double logLikelihoodOnAGrid() {
        float[] z = new float[2];
        float[] logits = new float[Architecture.PIXELS];
        var scratch = decoder.scratch();
        Gaussian prior = Gaussian.standard(2);
        double step = 0.1;
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (double x = -6; x <= 6; x += step) {
            for (double y = -6; y <= 6; y += step) {
                z[0] = (float) x;
                z[1] = (float) y;
                decoder.logits(logits, z, scratch);
                double value = Elbo.bernoulli(logits, image) + prior.logDensity(z);
                double top = Math.max(largest, value);
                sum = sum * Math.exp(largest - top) + Math.exp(value - top);
                largest = top;
            }
        }
        return largest + Math.log(sum * step * step);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private Decoder decoder() {
        return Decoder.load(file(Architecture.denseDecoder(2, List.of(), Function.RELU), 0.1f));
    }

    private Encoder encoder() {
        return Encoder.load(file(Architecture.denseEncoder(List.of(), 2, Function.RELU), 0.01f));
    }

    private TensorFile file(Architecture architecture, float scale) {
        float[] weight = new float[architecture.inputs() * architecture.outputs()];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = scale * (float) random.nextGaussian();
        }
        return new TensorFile(
                Map.of(
                        architecture.weightName(0),
                        new Tensor(List.of(architecture.outputs(), architecture.inputs()), weight),
                        architecture.biasName(0),
                        new Tensor(List.of(architecture.outputs()), new float[architecture.outputs()])),
                Map.of("architecture", ArchitectureJson.write(architecture)));
    }
}
