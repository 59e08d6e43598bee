package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.latent.Elbo;
import org.latentatlas.latent.Evidence;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.GridPosterior;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.network.Architecture;

/**
 * Computes what a model says of a picture: a first answer at once, then thousands of draws and, in two dimensions, the exact integral, some
 * milliseconds a task. A new picture ends the work on the one before.
 */
final class EvidenceRun {
    /** Draws of q(z|x) in the end. */
    static final int SAMPLES = 5000;
    /** Draws before anything is shown; the same in every browser, so that a link shows the same figures. */
    static final int FIRST_SAMPLES = 16;

    private static final long SEED = 1;
    private static final int AT_ONCE = 4;

    /** Hears how far the work is. */
    interface Listener {
        /** More draws are in: at counts that grow by an eighth. */
        void drawn(Evidence evidence);

        /** The exact posterior is known; null where the latent space has another number of dimensions than two. */
        void done(Evidence evidence, @Nullable GridPosterior grid);
    }

    private final Tasks tasks;
    private int generation;

    EvidenceRun(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Ends what is under way. */
    void stop() {
        generation++;
    }

    /** The first answer, here and now. */
    Evidence first(WholeModel model, float[] picture, Gaussian posterior) {
        stop();
        Evidence evidence = new Evidence(picture, posterior, model::logits, new NormalSource(SEED));
        evidence.add(FIRST_SAMPLES);
        return evidence;
    }

    /** Goes on from the first answer. */
    void begin(WholeModel model, float[] picture, Gaussian posterior, Evidence evidence, Listener listener) {
        int mine = ++generation;
        int[] mark = {next(evidence.samples())};
        tasks.later(() -> tasks.slices(() -> {
            if (mine != generation) {
                return false;
            }
            evidence.add(Math.min(AT_ONCE, SAMPLES - evidence.samples()));
            if (evidence.samples() >= mark[0]) {
                mark[0] = next(evidence.samples());
                listener.drawn(evidence);
            }
            if (evidence.samples() < SAMPLES) {
                return true;
            }
            tasks.later(() -> integrate(mine, model, picture, posterior, evidence, listener));
            return false;
        }));
    }

    private static int next(int samples) {
        return Math.min(SAMPLES, samples + Math.max(AT_ONCE, samples / 8));
    }

    private void integrate(
            int mine, WholeModel model, float[] picture, Gaussian posterior, Evidence evidence, Listener listener) {
        if (posterior.size() != 2) {
            if (mine == generation) {
                listener.done(evidence, null);
            }
            return;
        }
        float[] logits = new float[Architecture.PIXELS];
        GridPosterior grid = new GridPosterior(
                z -> {
                    model.logits(logits, z);
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
            tasks.later(() -> {
                if (mine == generation) {
                    listener.done(evidence, grid);
                }
            });
            return false;
        });
    }
}
