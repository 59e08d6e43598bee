package org.latentatlas.client.arithmetic;

import org.latentatlas.latent.Evidence;
import org.latentatlas.network.Architecture;

/** What the draws of one moment say of a picture, in nats: an {@link Evidence} that stays as it was, and can be told as numbers. Immutable. */
public final class EvidenceFigures {
    private final double[] numbers; // draws, reconstruction, its error, kl, log p(x), its error
    private final float[] byPixel; // (784)
    private final double[] curve; // (points, 3): draws, log p(x), its error

    private EvidenceFigures(double[] numbers, float[] byPixel, double[] curve) {
        this.numbers = numbers;
        this.byPixel = byPixel;
        this.curve = curve;
    }

    /** What it says now; {@code before} is what it said earlier, whose curve goes on. */
    public static EvidenceFigures after(double[] before, Evidence evidence) {
        double[] numbers = {
            evidence.samples(),
            evidence.reconstruction(),
            evidence.reconstructionError(),
            evidence.kl(),
            evidence.logLikelihood(),
            evidence.logLikelihoodError()
        };
        float[] byPixel = new float[Architecture.PIXELS];
        evidence.reconstructionByPixel(byPixel);
        double[] curve = new double[before.length + 3];
        System.arraycopy(before, 0, curve, 0, before.length);
        curve[before.length] = numbers[0];
        curve[before.length + 1] = numbers[4];
        curve[before.length + 2] = numbers[5];
        return new EvidenceFigures(numbers, byPixel, curve);
    }

    /** What it says of a picture first. */
    public static EvidenceFigures of(Evidence evidence) {
        return after(new double[0], evidence);
    }

    /** The figures that were told as {@link #numbers}, {@link #byPixel} and {@link #curve}. */
    public static EvidenceFigures ofNumbers(double[] numbers, float[] byPixel, double[] curve) {
        return new EvidenceFigures(numbers.clone(), byPixel.clone(), curve.clone());
    }

    /** (6), a copy. */
    public double[] numbers() {
        return numbers.clone();
    }

    /** The reconstruction term of each pixel (784), a copy. */
    public float[] byPixel() {
        return byPixel.clone();
    }

    /** How log p(x) came to be (points, 3): draws, estimate, its standard error; a copy. */
    public double[] curve() {
        return curve.clone();
    }

    /** See {@link Evidence#samples}. */
    public int samples() {
        return (int) numbers[0];
    }

    /** See {@link Evidence#reconstruction}. */
    public double reconstruction() {
        return numbers[1];
    }

    /** See {@link Evidence#reconstructionError}. */
    public double reconstructionError() {
        return numbers[2];
    }

    /** See {@link Evidence#kl}. */
    public double kl() {
        return numbers[3];
    }

    /** See {@link Evidence#elbo}. */
    public double elbo() {
        return reconstruction() - kl();
    }

    /** See {@link Evidence#logLikelihood}. */
    public double logLikelihood() {
        return numbers[4];
    }

    /** See {@link Evidence#logLikelihoodError}. */
    public double logLikelihoodError() {
        return numbers[5];
    }
}
