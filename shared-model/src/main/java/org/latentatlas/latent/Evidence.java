package org.latentatlas.latent;

import org.latentatlas.network.Architecture;
import org.latentatlas.network.FloatMath;

/**
 * What a model says of one picture, in nats, from draws of q(z|x) that come in as time allows: the reconstruction term as a whole and pixel
 * by pixel, the ELBO, and the importance-weighted estimate of log p(x), which rises in expectation with the number of draws (Y. Burda,
 * R. Grosse, R. Salakhutdinov, "Importance weighted autoencoders", 2016, equation 8). Pixels are Bernoulli; a grey pixel counts as the
 * probability of ink. For one thread.
 */
public final class Evidence {
    private final float[] image; // (784)
    private final Gaussian posterior;
    private final Gaussian prior;
    private final LogitSource decoder;
    private final NormalSource normals;
    private final float[] z; // (latentSize)
    private final float[] logits = new float[Architecture.PIXELS];
    private final double[] byPixel = new double[Architecture.PIXELS]; // sums over the draws
    private final LogMean weights = new LogMean();
    private double sum;
    private double squares; // of what lies over the first draw's term
    private double shifted;
    private double first;
    private int samples;

    /**
     * No draw yet.
     *
     * @param image ink, 0 to 1, (784)
     * @param posterior q(z|x) of that picture
     */
    public Evidence(float[] image, Gaussian posterior, LogitSource decoder, NormalSource normals) {
        this.image = image.clone();
        this.posterior = posterior;
        this.prior = Gaussian.standard(posterior.size());
        this.decoder = decoder;
        this.normals = normals;
        this.z = new float[posterior.size()];
    }

    /** Takes so many draws more. */
    public void add(int draws) {
        for (int i = 0; i < draws; i++) {
            posterior.sample(z, normals);
            decoder.logits(logits, z);
            double term = 0;
            for (int pixel = 0; pixel < image.length; pixel++) {
                double part = (double) image[pixel] * logits[pixel] - FloatMath.softplus(logits[pixel]);
                byPixel[pixel] += part;
                term += part;
            }
            count(term);
            weights.add(term + prior.logDensity(z) - posterior.logDensity(z));
        }
    }

    private void count(double term) {
        if (samples == 0) {
            first = term;
        }
        samples++;
        sum += term;
        shifted += term - first;
        squares += (term - first) * (term - first);
    }

    /** Draws so far. */
    public int samples() {
        return samples;
    }

    /** The mean of log p(x|z) over the draws. */
    public double reconstruction() {
        return sum / samples;
    }

    /** Standard error of {@link #reconstruction} and of {@link #elbo}; NaN before the second draw. */
    public double reconstructionError() {
        double variance = (squares - shifted * shifted / samples) / (samples - 1);
        return Math.sqrt(Math.max(0, variance) / samples);
    }

    /** The reconstruction term of each pixel: its sum is the whole. Writes {@code out} (784). */
    public void reconstructionByPixel(float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (byPixel[i] / samples);
        }
    }

    /** KL(q(z|x) || p(z)), in closed form. */
    public double kl() {
        return posterior.kl();
    }

    /** Reconstruction minus KL. */
    public double elbo() {
        return reconstruction() - kl();
    }

    /** The importance-weighted estimate of log p(x); a lower bound in expectation. */
    public double logLikelihood() {
        return weights.value();
    }

    /** Standard error of {@link #logLikelihood}, by the delta method. */
    public double logLikelihoodError() {
        return weights.standardError();
    }

    /** How many of the draws carry the estimate: (sum of weights)^2 / sum of squared weights. */
    public double effectiveSamples() {
        return weights.effectiveCount();
    }
}
