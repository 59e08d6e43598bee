package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EvidenceFigures;
import org.latentatlas.client.arithmetic.ExactPosterior;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.latent.Elbo;
import org.latentatlas.latent.Evidence;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.GridPosterior;
import org.latentatlas.latent.LogitSource;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.network.Architecture;
import org.teavm.jso.browser.Performance;

/**
 * Computes what a model says of a picture: thousands of draws and, in two dimensions, the exact integral, some milliseconds a task. A new
 * picture ends the work on the one before. In a worker, or on the page itself.
 */
final class EvidenceRun {
    private static final long SEED = 1; // the same in every browser, so that a link shows the same figures
    private static final int AT_ONCE = 4;
    private static final double REPORT_MILLISECONDS = 200; // each one is a paint of the page

    private final Tasks tasks;
    private final LogitSource decoder;
    private int generation;

    EvidenceRun(Tasks tasks, LogitSource decoder) {
        this.tasks = tasks;
        this.decoder = decoder;
    }

    /** What the first draws say. */
    static Evidence first(float[] picture, Gaussian posterior, LogitSource decoder) {
        Evidence evidence = new Evidence(picture, posterior, decoder, new NormalSource(SEED));
        evidence.add(EvidenceSource.FIRST_SAMPLES);
        return evidence;
    }

    /** Ends what is under way. */
    void stop() {
        generation++;
    }

    /** Begins with a picture (784); the curve has points at counts that grow by an eighth. */
    void begin(float[] picture, Gaussian posterior, EvidenceSource.Listener listener) {
        int mine = ++generation;
        Evidence evidence = first(picture, posterior, decoder);
        EvidenceFigures[] known = {EvidenceFigures.of(evidence)};
        int[] mark = {next(evidence.samples())};
        double[] reported = {Performance.now()};
        tasks.later(() -> tasks.slices(() -> {
            if (mine != generation) {
                return false;
            }
            evidence.add(Math.min(AT_ONCE, EvidenceSource.SAMPLES - evidence.samples()));
            if (evidence.samples() >= mark[0]) {
                mark[0] = next(evidence.samples());
                known[0] = EvidenceFigures.after(known[0].curve(), evidence);
                if (Performance.now() > reported[0] + REPORT_MILLISECONDS) {
                    reported[0] = Performance.now();
                    listener.drawn(known[0]);
                }
            }
            if (evidence.samples() < EvidenceSource.SAMPLES) {
                return true;
            }
            tasks.later(() -> integrate(mine, picture, posterior, known[0], listener));
            return false;
        }));
    }

    private static int next(int samples) {
        return Math.min(EvidenceSource.SAMPLES, samples + Math.max(AT_ONCE, samples / 8));
    }

    private void integrate(
            int mine, float[] picture, Gaussian posterior, EvidenceFigures known, EvidenceSource.Listener listener) {
        if (posterior.size() != 2) {
            done(mine, known, null, listener);
            return;
        }
        float[] logits = new float[Architecture.PIXELS];
        GridPosterior grid = new GridPosterior(
                z -> {
                    decoder.logits(logits, z);
                    return Elbo.bernoulli(logits, picture);
                },
                posterior);
        tasks.slices(() -> {
            if (mine != generation) {
                return false;
            }
            if (grid.step()) {
                return true;
            }
            tasks.later(() -> done(mine, known, ExactPosterior.of(grid), listener));
            return false;
        });
    }

    private void done(
            int mine, EvidenceFigures known, @Nullable ExactPosterior exact, EvidenceSource.Listener listener) {
        if (mine == generation) {
            listener.done(known, exact);
        }
    }
}
