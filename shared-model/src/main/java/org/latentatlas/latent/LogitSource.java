package org.latentatlas.latent;

/** Where the log-odds of ink of a latent point come from: the plain decoder, or a module that was written for it. */
@FunctionalInterface
public interface LogitSource {
    /** Writes the decoder's last layer's output into {@code logits} (784) for {@code latent} (latentSize). */
    void logits(float[] logits, float[] latent);
}
