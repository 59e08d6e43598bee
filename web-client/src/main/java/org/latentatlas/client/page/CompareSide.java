package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EvidenceFigures;
import org.latentatlas.client.arithmetic.ExactPosterior;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.worker.EvidenceSource;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.network.Architecture;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** What one of two models says of the drawing. */
final class CompareSide implements EvidenceSource.Listener {
    private final HTMLElement root;
    private final PictureFigure reconstruction;
    private final EvidencePanel panel;
    private final Tasks tasks;
    private final Palette palette;
    private final Runnable finished;
    private @Nullable WholeModel model;
    private @Nullable Gaussian posterior;
    private @Nullable EvidenceSource source;
    private @Nullable EvidenceFigures evidence;
    private boolean done;

    /** {@code finished} runs when all draws are in. */
    CompareSide(HTMLElement root, ModelFiles files, Palette palette, Tasks tasks, Runnable finished) {
        this.root = root;
        this.palette = palette;
        this.finished = finished;
        reconstruction = new PictureFigure((HTMLCanvasElement) root.querySelector("[data-figure=picture]"), 28);
        panel = new EvidencePanel(root, files.latentSize());
        this.tasks = tasks;
    }

    void use(WholeModel newModel) {
        model = newModel;
        source = newModel.evidence(tasks);
    }

    /** Another drawing (784), or none; the long work begins when the pen rests. */
    void show(float @Nullable [] picture, boolean rested) {
        WholeModel encoder = model;
        EvidenceSource evidences = source;
        if (encoder == null || evidences == null) {
            return;
        }
        done = false;
        mark("elbo", false);
        mark("log-likelihood", false);
        if (picture == null) {
            evidences.stop();
            posterior = null;
            root.setAttribute("data-state", "empty");
            reconstruction.show(new float[Architecture.PIXELS], palette.ramp());
            return;
        }
        Gaussian q = encoder.posterior(picture);
        EvidenceFigures first = evidences.first(picture, q);
        posterior = q;
        evidence = first;
        reconstruction.show(encoder.decode(q.mean()), palette.ramp());
        panel.begin(first, q, palette.ramp());
        root.setAttribute("data-state", rested ? "running" : "drawing");
        if (rested) {
            evidences.begin(picture, q, this);
        }
    }

    void recolour() {
        if (posterior != null && model != null) {
            reconstruction.show(model.decode(posterior.mean()), palette.ramp());
        }
    }

    @Override
    public void drawn(EvidenceFigures more) {
        evidence = more;
        panel.show(more, palette.ramp());
    }

    @Override
    public void done(EvidenceFigures all, @Nullable ExactPosterior exact) {
        drawn(all);
        done = true;
        root.setAttribute("data-state", "done");
        finished.run();
    }

    /** Marks where this side is clearly the better one: by more than two standard errors. */
    void judge(CompareSide other) {
        EvidenceFigures mine = evidence;
        EvidenceFigures theirs = other.evidence;
        if (!done || !other.done || mine == null || theirs == null) {
            return;
        }
        double elboError = Math.hypot(mine.reconstructionError(), theirs.reconstructionError());
        double error = Math.hypot(mine.logLikelihoodError(), theirs.logLikelihoodError());
        mark("elbo", mine.elbo() - theirs.elbo() > 2 * elboError);
        mark("log-likelihood", mine.logLikelihood() - theirs.logLikelihood() > 2 * error);
    }

    private void mark(String row, boolean better) {
        root.querySelector("[data-row=" + row + "] .better").setHidden(!better);
    }
}
