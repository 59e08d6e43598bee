package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.EvidenceFigures;
import org.latentatlas.client.arithmetic.ExactPosterior;
import org.latentatlas.client.arithmetic.Neighbours;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.PlaneEllipse;
import org.latentatlas.client.arithmetic.PrincipalAxes;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.state.Drawing;
import org.latentatlas.client.worker.EvidenceSource;
import org.latentatlas.client.worker.TileSource;
import org.latentatlas.drawing.BadDrawing;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.network.Architecture;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** All figures of one drawing by one model, from what the model sees to log p(x). */
final class DrawnFigures implements EvidenceSource.Listener {
    private final HTMLElement root = Elements.find("figures");
    private final HTMLElement say = Elements.find("say");
    private final HTMLElement mean = Elements.find("posterior-mean");
    private final HTMLElement deviation = Elements.find("posterior-deviation");
    private final PictureFigure seen = new PictureFigure((HTMLCanvasElement) Elements.find("seen"), 28);
    private final PictureFigure reconstruction =
            new PictureFigure((HTMLCanvasElement) Elements.find("reconstruction"), 28);
    private final List<PictureFigure> samples = new ArrayList<>();
    private final LikelihoodChart chart;
    private final Palette palette;
    private final EvidencePanel panel;
    private final Tasks tasks;
    private final PlaneFigure map;
    private final CloseUp closeUp;
    private final Likeness likeness = new Likeness();
    private final TestRelatives relatives;
    private @Nullable WholeModel model;
    private @Nullable EvidenceSource source;
    private @Nullable Neighbours neighbours;
    private Plane plane;
    private float @Nullable [] picture; // (784)
    private @Nullable Gaussian posterior;
    private long seed = 1;

    DrawnFigures(ModelFiles files, Palette palette, Tasks tasks) {
        this.palette = palette;
        chart = new LikelihoodChart((HTMLCanvasElement) Elements.find("likelihood-chart"), palette);
        panel = new EvidencePanel(root, files.latentSize());
        this.tasks = tasks;
        relatives = new TestRelatives(files);
        plane = Plane.firstTwo(files.latentSize());
        map = new PlaneFigure(Elements.find("plane"), files.latentSize(), palette);
        closeUp = new CloseUp((HTMLCanvasElement) Elements.find("close-up"), files.latentSize(), palette);
        var canvases = Elements.document().querySelectorAll("#posterior-samples canvas");
        for (int i = 0; i < canvases.getLength(); i++) {
            samples.add(new PictureFigure((HTMLCanvasElement) canvases.item(i), 28));
        }
        Elements.on(Elements.find("draw-again"), "click", event -> {
            seed++;
            redrawSamples();
        });
    }

    void use(WholeModel newModel) {
        model = newModel;
        source = newModel.evidence(tasks);
    }

    /** Whether a model is there to say something. */
    boolean ready() {
        return model != null;
    }

    void tiles(TileSource source) {
        map.tiles(source);
    }

    void useTestSet(EncodedSet set) {
        neighbours = new Neighbours(set);
        plane = PrincipalAxes.of(set);
        map.plane(plane);
        map.points(set);
        showPlace(true);
        Gaussian q = posterior;
        if (q != null) {
            closeUp.plane(PlaneEllipse.of(q, plane), plane);
        }
    }

    /** The drawing as the model sees it (784); null where nothing is drawn. */
    float @Nullable [] picture() {
        return picture;
    }

    /** mu of the drawing; null where there is none yet. */
    float @Nullable [] mean() {
        return posterior == null ? null : posterior.mean();
    }

    /** Shows what needs no model: the drawing as it is centred and scaled. */
    void seen(Drawing drawing) {
        try {
            picture = drawing.picture();
            seen.show(picture, palette.ramp());
        } catch (BadDrawing e) { // nothing is drawn
            picture = null;
            seen.show(new float[Architecture.PIXELS], palette.ramp());
        }
    }

    /** The drawing has changed; while the pen moves, only what is quick is computed. */
    void update(Drawing drawing, boolean rested) {
        seen(drawing);
        EvidenceSource evidences = source;
        if (model == null || evidences == null) {
            return;
        }
        if (picture == null) {
            evidences.stop();
            clear();
            return;
        }
        root.setClassName("results");
        Gaussian q = model.posterior(picture);
        posterior = q;
        EvidenceFigures evidence = evidences.first(picture, q);
        panel.begin(evidence, q, palette.ramp());
        panel.exact(null, 0);
        mean.setInnerText(Words.point(q.mean()));
        deviation.setInnerText(Words.point(q.deviation()));
        reconstruction.show(model.decode(q.mean()), palette.ramp());
        chart.clear();
        chart.show(evidence);
        showPlace(rested);
        closeUp.show(PlaneEllipse.of(q, plane), plane);
        redrawSamples();
        root.setAttribute("data-state", rested ? "running" : "drawing");
        if (rested) {
            evidences.begin(picture, q, this);
        }
    }

    private void clear() {
        posterior = null;
        root.setClassName("results none");
        root.setAttribute("data-state", "empty");
        float[] paper = new float[Architecture.PIXELS];
        reconstruction.show(paper, palette.ramp());
        for (PictureFigure sample : samples) {
            sample.show(paper, palette.ramp());
        }
        map.posterior(null);
        closeUp.clear();
        chart.clear();
        chart.draw();
        likeness.clear();
    }

    /** Where the posterior lies; a plane of more than two dimensions comes to it when the pen rests. */
    private void showPlace(boolean rested) {
        Gaussian q = posterior;
        if (q == null) {
            return;
        }
        if (q.size() > 2 && rested) {
            plane = plane.through(q.mean());
            map.plane(plane);
        }
        map.posterior(PlaneEllipse.of(q, plane));
        if (neighbours != null) {
            neighbours.find(q.mean());
            likeness.show(neighbours);
            if (rested) {
                relatives.show(neighbours);
            }
        }
    }

    /** z = mu + sigma * epsilon, decoded. */
    private void redrawSamples() {
        Gaussian q = posterior;
        WholeModel decoder = model;
        if (q == null || decoder == null) {
            return;
        }
        NormalSource normals = new NormalSource(seed);
        List<float[]> drawn = new ArrayList<>();
        for (PictureFigure sample : samples) {
            float[] z = new float[q.size()];
            q.sample(z, normals);
            drawn.add(z);
            sample.show(decoder.decode(z), palette.ramp());
        }
        closeUp.draws(drawn);
    }

    void recolour() {
        if (picture != null) {
            seen.show(picture, palette.ramp());
        }
        if (posterior != null && model != null) {
            reconstruction.show(model.decode(posterior.mean()), palette.ramp());
        }
        map.recolour();
        redrawSamples();
        chart.draw();
    }

    @Override
    public void drawn(EvidenceFigures evidence) {
        panel.show(evidence, palette.ramp());
        chart.show(evidence);
        chart.draw();
    }

    @Override
    public void done(EvidenceFigures evidence, @Nullable ExactPosterior exact) {
        if (exact != null) {
            panel.exact(exact, evidence.elbo());
            closeUp.exact(exact);
            chart.exact(exact.logEvidence());
        }
        drawn(evidence);
        root.setAttribute("data-state", "done");
        if (neighbours != null) {
            say.setInnerText(DrawWords.encoded(neighbours.label(0), neighbours.share(0), evidence.elbo()));
        }
    }
}
