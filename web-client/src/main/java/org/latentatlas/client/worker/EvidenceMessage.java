package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EvidenceFigures;
import org.latentatlas.client.arithmetic.ExactPosterior;
import org.latentatlas.latent.Gaussian;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Float64Array;

/**
 * What page and evidence worker say to each other. To the worker: {@code model} (weights), {@code picture} (count, picture, mean, log-variance),
 * {@code leave}. To the page: {@code ready}, {@code drawn} and {@code done} (count, figures, by pixel, curve, and in two dimensions exact and
 * squares), {@code failed}.
 */
interface EvidenceMessage extends Message {
    /** A new message of that kind. */
    static EvidenceMessage of(String kind) {
        return (EvidenceMessage) Message.of(kind);
    }

    /** A new message about a picture (784) and its posterior. */
    static EvidenceMessage of(float[] picture, Gaussian posterior) {
        EvidenceMessage message = of("picture");
        message.setInk(Float32Array.copyFromJavaArray(picture));
        message.setMean(Float32Array.copyFromJavaArray(posterior.mean()));
        message.setLogVariance(Float32Array.copyFromJavaArray(posterior.logVariance()));
        return message;
    }

    /** A new message with what is known. */
    static EvidenceMessage of(String kind, EvidenceFigures known, @Nullable ExactPosterior exact) {
        EvidenceMessage message = of(kind);
        message.setFigures(Float64Array.copyFromJavaArray(known.numbers()));
        message.setByPixel(Float32Array.copyFromJavaArray(known.byPixel()));
        message.setCurve(Float64Array.copyFromJavaArray(known.curve()));
        if (exact != null) {
            message.setExact(Float64Array.copyFromJavaArray(new double[] {exact.logEvidence(), exact.divergence()}));
            message.setSquares(Float64Array.copyFromJavaArray(exact.squares()));
        }
        return message;
    }

    /** q(z|x) in the message. */
    static Gaussian posterior(EvidenceMessage message) {
        return new Gaussian(
                message.getMean().copyToJavaArray(), message.getLogVariance().copyToJavaArray());
    }

    /** What is known. */
    static EvidenceFigures figures(EvidenceMessage message) {
        return EvidenceFigures.ofNumbers(
                message.getFigures().copyToJavaArray(),
                message.getByPixel().copyToJavaArray(),
                message.getCurve().copyToJavaArray());
    }

    /** The exact posterior in the message, or null. */
    static @Nullable ExactPosterior exact(EvidenceMessage message) {
        if (JSObjects.isUndefined(message.getExact())) {
            return null;
        }
        Float64Array exact = message.getExact();
        return ExactPosterior.ofNumbers(
                exact.get(0), exact.get(1), message.getSquares().copyToJavaArray());
    }

    /** The picture (784). */
    @JSProperty
    Float32Array getInk();

    @JSProperty
    void setInk(Float32Array ink);

    /** Of q(z|x), (latentSize). */
    @JSProperty
    Float32Array getMean();

    @JSProperty
    void setMean(Float32Array mean);

    /** Of q(z|x), (latentSize). */
    @JSProperty
    Float32Array getLogVariance();

    @JSProperty
    void setLogVariance(Float32Array logVariance);

    @JSProperty
    Float64Array getFigures();

    @JSProperty
    void setFigures(Float64Array numbers);

    @JSProperty
    Float32Array getByPixel();

    @JSProperty
    void setByPixel(Float32Array parts);

    @JSProperty
    Float64Array getCurve();

    @JSProperty
    void setCurve(Float64Array points);

    /** log p(x) and KL(q(z|x) || p(z|x)). */
    @JSProperty
    Float64Array getExact();

    @JSProperty
    void setExact(Float64Array figures);

    @JSProperty
    Float64Array getSquares();

    @JSProperty
    void setSquares(Float64Array squares);
}
