package org.latentatlas.latent;

import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.FloatMath;
import org.latentatlas.network.Scratch;

/**
 * How well an encoder and a decoder explain pictures: the evidence lower bound and estimates of log p(x), in nats per picture, by
 * sampling. Pixels are Bernoulli; a grey pixel counts as the probability of ink. Holds scratch memory: one instance per thread.
 */
public final class Elbo {
    private final Encoder encoder;
    private final Decoder decoder;
    private final Scratch encoding;
    private final Scratch decoding;
    private final float[] mean; // (latentSize)
    private final float[] logVariance; // (latentSize)
    private final float[] z; // (latentSize)
    private final float[] logits; // (784)
    private final Gaussian prior;

    /** The two parts of the bound; {@link #elbo} is their difference. */
    public record Terms(double reconstruction, double kl) {
        /** E log p(x|z) - KL(q(z|x) || p(z)). */
        public double elbo() {
            return reconstruction - kl;
        }
    }

    /**
     * For an encoder and a decoder of one model.
     *
     * @throws IllegalArgumentException if their latent sizes differ
     */
    public Elbo(Encoder encoder, Decoder decoder) {
        if (encoder.latentSize() != decoder.latentSize()) {
            throw new IllegalArgumentException("The encoder has " + encoder.latentSize()
                    + " latent dimensions, the decoder " + decoder.latentSize() + "; they must be of one model.");
        }
        this.encoder = encoder;
        this.decoder = decoder;
        encoding = encoder.scratch();
        decoding = decoder.scratch();
        mean = new float[encoder.latentSize()];
        logVariance = new float[encoder.latentSize()];
        z = new float[encoder.latentSize()];
        logits = new float[decoder.architecture().outputs()];
        prior = Gaussian.standard(z.length);
    }

    /**
     * log p(x|z) for independent Bernoulli pixels: the sum of x l - softplus(l).
     *
     * @param logits log-odds of ink, (pixels)
     * @param image ink, 0 to 1, (pixels)
     */
    public static double bernoulli(float[] logits, float[] image) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += (double) image[i] * logits[i] - FloatMath.softplus(logits[i]);
        }
        return sum;
    }

    /** The posterior q(z|x) of a picture. {@code image} (784), 0 to 1. */
    public Gaussian posterior(float[] image) {
        encoder.encode(mean, logVariance, image, encoding);
        return new Gaussian(mean, logVariance);
    }

    /** The ELBO's terms: the divergence in closed form, the reconstruction as the mean of {@code samples} draws from q(z|x). */
    public Terms terms(float[] image, int samples, NormalSource normals) {
        Gaussian posterior = posterior(image);
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            posterior.sample(z, normals);
            sum += logLikelihood(image);
        }
        return new Terms(sum / samples, posterior.kl());
    }

    /**
     * A lower bound of log p(x) that rises to it with the number of samples: log mean p(x|z) p(z) / q(z|x) over draws from q(z|x)
     * (Y. Burda, R. Grosse, R. Salakhutdinov, "Importance weighted autoencoders", 2016, equation 8). Rounding below 2e-6 nats.
     */
    public double importanceWeighted(float[] image, int samples, NormalSource normals) {
        Gaussian posterior = posterior(image);
        LogMean mean = new LogMean();
        for (int i = 0; i < samples; i++) {
            posterior.sample(z, normals);
            mean.add(logLikelihood(image) + prior.logDensity(z) - posterior.logDensity(z));
        }
        return mean.value();
    }

    private double logLikelihood(float[] image) {
        decoder.logits(logits, z, decoding);
        return bernoulli(logits, image);
    }
}
