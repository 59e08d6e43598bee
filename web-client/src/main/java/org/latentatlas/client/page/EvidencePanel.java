package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EvidenceFigures;
import org.latentatlas.client.arithmetic.ExactPosterior;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.latent.Gaussian;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The figures of one picture by one model: ELBO, its two terms, log p(x), each with what it takes, in nats. */
final class EvidencePanel {
    private static final int MOST_ROWS = 16;

    private final HTMLElement root;
    private final @Nullable PictureFigure byPixel;
    private final List<HTMLElement> rows = new ArrayList<>();

    /** Finds its places, which carry {@code data-figure}, inside {@code root}; all but the numbers may be missing. */
    EvidencePanel(HTMLElement root, int latentSize) {
        this.root = root;
        HTMLCanvasElement canvas = (HTMLCanvasElement) root.querySelector("[data-figure=by-pixel]");
        byPixel = canvas == null ? null : new PictureFigure(canvas, 28);
        HTMLElement list = root.querySelector("[data-figure=by-dimension]");
        if (list != null) {
            for (int i = 0; i < Math.min(MOST_ROWS, latentSize); i++) {
                HTMLElement row = Elements.add(list, "li");
                Elements.add(row, "span");
                Elements.add(Elements.add(row, "span"), "i");
                Elements.add(row, "span");
                rows.add(row);
            }
        }
    }

    /** Another posterior, and what the first draws of it say. */
    void begin(EvidenceFigures evidence, Gaussian posterior, int[] ramp) {
        show(evidence, ramp);
        dimensions(posterior);
    }

    /** Shows what the draws so far say. */
    void show(EvidenceFigures evidence, int[] ramp) {
        number("reconstruction", evidence.reconstruction());
        number("kl", evidence.kl());
        number("elbo", evidence.elbo());
        number("log-likelihood", evidence.logLikelihood());
        error("reconstruction-error", evidence.reconstructionError());
        error("log-likelihood-error", evidence.logLikelihoodError());
        text("samples", Words.whole(evidence.samples()));
        if (byPixel != null) {
            byPixel.show(shades(evidence.byPixel()), ramp);
        }
    }

    /** Amounts of ink for the pixels' terms, from 0 to the worst one. */
    private float[] shades(float[] parts) {
        float worst = 1;
        for (float part : parts) {
            worst = Math.max(worst, -part);
        }
        text("worst-pixel", Numbers.shown(-worst, 1));
        float[] shades = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            shades[i] = -parts[i] / worst;
        }
        return shades;
    }

    /** The dimensions that cost most come first where there are more than two. */
    private void dimensions(Gaussian posterior) {
        int[] order = new int[posterior.size()];
        for (int i = 0; i < order.length; i++) {
            int place = i;
            while (order.length > 2 && place > 0 && posterior.kl(order[place - 1]) < posterior.kl(i)) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = i;
        }
        double most = 1;
        for (int dimension : order) {
            most = Math.max(most, posterior.kl(dimension));
        }
        for (int i = 0; i < rows.size(); i++) {
            double kl = posterior.kl(order[i]);
            HTMLElement row = rows.get(i);
            ((HTMLElement) row.getFirstChild()).setInnerText("z" + DrawWords.subscript(order[i] + 1));
            row.querySelector("i").getStyle().setProperty("--share", Numbers.written(kl / most, 3));
            ((HTMLElement) row.getLastChild()).setInnerText(Numbers.shown(kl, 2));
        }
    }

    /** Shows the exact integral, or that it is still being computed with null. */
    void exact(@Nullable ExactPosterior exact, double elbo) {
        if (root.querySelector("[data-figure=exact]") == null) {
            return;
        }
        if (exact == null) {
            text("exact", "…");
            text("gap", "…");
            text("divergence", "…");
        } else {
            number("exact", exact.logEvidence());
            number("gap", exact.logEvidence() - elbo);
            number("divergence", exact.divergence());
        }
    }

    private void number(String figure, double value) {
        HTMLElement place = root.querySelector("[data-figure=" + figure + "]");
        if (place != null) {
            place.setInnerText(Numbers.shown(value, 2));
            place.setAttribute("data-value", Numbers.written(value, 6));
        }
    }

    private void error(String figure, double value) {
        text(figure, Double.isNaN(value) ? "" : "± " + Numbers.shown(value, 2));
    }

    private void text(String figure, String text) {
        HTMLElement place = root.querySelector("[data-figure=" + figure + "]");
        if (place != null) {
            place.setInnerText(text);
        }
    }
}
