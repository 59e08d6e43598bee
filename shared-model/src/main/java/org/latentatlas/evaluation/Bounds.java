package org.latentatlas.evaluation;

import org.latentatlas.latent.Elbo;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.LogMean;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.Scratch;

/**
 * The bounds of log p(x) of test pictures, in nats, by the numbers of {@link SeededDraws}: what the trainer's figures are held to. Holds
 * scratch memory: one instance per thread.
 */
public final class Bounds {
    private final Encoder encoder;
    private final Decoder decoder;
    private final long seed;
    private final Scratch encoding;
    private final Scratch decoding;
    private final float[] mean; // (latentSize)
    private final float[] logVariance; // (latentSize)
    private final float[] z; // (latentSize)
    private final float[] logits = new float[Architecture.PIXELS];

    /**
     * Of one picture.
     *
     * @param reconstruction log p(x|z) for the first draw of z from q(z|x)
     * @param kl from q(z|x) to the prior, in closed form
     * @param logLikelihood the importance-weighted bound (Y. Burda, R. Grosse, R. Salakhutdinov, "Importance weighted autoencoders",
     *     2016, equation 8)
     */
    public record Terms(double reconstruction, double kl, double logLikelihood) {}

    /** For an encoder and a decoder of one model. */
    public Bounds(Encoder encoder, Decoder decoder, long seed) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.seed = seed;
        encoding = encoder.scratch();
        decoding = decoder.scratch();
        mean = new float[encoder.latentSize()];
        logVariance = new float[encoder.latentSize()];
        z = new float[encoder.latentSize()];
    }

    /**
     * The terms of one picture.
     *
     * @param number of the picture in its split, which decides the noise
     * @param image ink, 0 to 1, (784)
     * @param samples draws of z for the importance-weighted bound, at least 1
     */
    public Terms of(int number, float[] image, int samples) {
        encoder.encode(mean, logVariance, image, encoding);
        Gaussian posterior = new Gaussian(mean, logVariance);
        float[] deviation = posterior.deviation();
        SeededDraws draws = new SeededDraws(seed, SeededDraws.LATENT, number);
        LogMean weights = new LogMean();
        double first = 0;
        for (int sample = 0; sample < samples; sample++) {
            double ratio = draw(draws, sample, deviation);
            decoder.logits(logits, z, decoding);
            double logLikelihood = Elbo.bernoulli(logits, image);
            first = sample == 0 ? logLikelihood : first;
            weights.add(logLikelihood + ratio);
        }
        return new Terms(first, posterior.kl(), weights.value());
    }

    /** Draws z; returns log p(z) - log q(z|x), where the constants of the two Gaussians cancel. */
    private double draw(SeededDraws draws, int sample, float[] deviation) {
        double sum = 0;
        for (int d = 0; d < z.length; d++) {
            float epsilon = draws.normal((long) sample * z.length + d);
            z[d] = mean[d] + deviation[d] * epsilon;
            sum += (double) epsilon * epsilon - (double) z[d] * z[d] + logVariance[d];
        }
        return sum / 2;
    }
}
