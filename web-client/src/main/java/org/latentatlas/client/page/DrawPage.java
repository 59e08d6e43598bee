package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.LabelMiddles;
import org.latentatlas.client.browser.Address;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.LoaderScript;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.state.Drawing;
import org.latentatlas.client.worker.TileSource;
import org.latentatlas.json.Json;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLAnchorElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The page {@code /draw}: a digit by hand, and all that the model says of it. */
public final class DrawPage implements DrawingPad.Listener {
    private static final double SECONDS_OF_A_WALK = 3;

    private final Json data = Json.parse(Elements.find("atlas-data").getInnerText());
    private final ModelFiles files = ModelFiles.of(data.get("model"));
    private final Tasks tasks = new Tasks();
    private final Palette palette = new Palette();
    private final Notice notice = new Notice();
    private final Drawing drawing = new Drawing();
    private final DrawingPad pad = new DrawingPad(drawing, palette, this);
    private final Examples examples = new Examples(data.get("examples"), palette, this::take);
    private final DrawnFigures figures = new DrawnFigures(files, palette, tasks);
    private final TileSource source =
            new TileSource(files.latentSize(), LoaderScript.current().getLoader());
    private @Nullable List<float[]> middles; // by label
    private String written = "";

    /** Starts the page. */
    public void start() {
        new Upload(this::take, notice::mention);
        readAddress();
        pad.show();
        figures.seen(drawing);
        load();
        palette.onChange(() -> {
            pad.show();
            examples.show();
            figures.recolour();
        });
        Window.current().addEventListener("hashchange", event -> {
            if (!Address.fragment().equals(written)) {
                readAddress();
                pad.show();
                figures.update(drawing, true);
                linkWalks();
            }
        });
    }

    private void load() {
        new WholeModelLoading(files, tasks, this::use, reason -> notice.fail(DrawWords.modelFailed(reason), this::load))
                .start();
    }

    private void use(WholeModel model) {
        figures.use(model);
        figures.update(drawing, true);
        linkWalks();
        Hooks.ready("digit");
        tasks.later(() -> {
            source.use(model.decoder(), model.decoderFile(), null);
            if (files.latentSize() <= 2) {
                figures.tiles(source);
            }
            WholeModelLoading.testSet(files, tasks, set -> useTestSet(set), reason -> {
                notice.mention(Words.testSetFailed(reason));
                figures.tiles(source);
            });
        });
    }

    private void useTestSet(EncodedSet set) {
        figures.useTestSet(set);
        if (files.latentSize() > 2) {
            figures.tiles(source);
        }
        middles = LabelMiddles.of(set);
        linkWalks();
        Hooks.ready("map");
    }

    @Override
    public void moved() {
        figures.update(drawing, false);
    }

    @Override
    public void rested() {
        if (figures.ready()) { // else the notice offers to try again
            notice.hide();
        }
        figures.update(drawing, true);
        linkWalks();
        writeAddress();
    }

    /** A picture that was chosen or uploaded. */
    private void take(float[] picture) {
        drawing.put(picture);
        pad.show();
        rested();
    }

    private void readAddress() {
        written = Address.fragment();
        DrawingAddress.open(drawing, examples, notice);
    }

    private void writeAddress() {
        float[] picture = figures.picture();
        String fragment = picture == null ? "" : "#" + DrawingAddress.part(picture);
        if (!fragment.equals(written)) {
            written = fragment;
            Address.replace(fragment);
        }
    }

    /** The links that open the map with a walk from this digit to a typical one of each label. */
    private void linkWalks() {
        float[] mean = figures.mean();
        var links = Elements.document().querySelectorAll("#walk-to a");
        for (int label = 0; label < links.getLength(); label++) {
            HTMLAnchorElement link = (HTMLAnchorElement) links.item(label);
            if (mean == null || middles == null) {
                ((HTMLElement) link).removeAttribute("href");
                continue;
            }
            List<float[]> stops = new ArrayList<>();
            stops.add(mean);
            stops.add(middles.get(label));
            Walk walk = new Walk(
                    files.id(),
                    stops,
                    PathKind.SPHERICAL,
                    Easing.SMOOTH,
                    SECONDS_OF_A_WALK,
                    false,
                    DrawWords.walkTo(label));
            link.setHref("/?model=" + files.id() + "#w=" + WalkText.write(walk));
        }
    }
}
