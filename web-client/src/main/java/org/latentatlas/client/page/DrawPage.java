package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.browser.Address;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.LoaderScript;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.state.Drawing;
import org.latentatlas.client.worker.TileSource;
import org.latentatlas.json.Json;
import org.teavm.jso.browser.Window;

/** The page {@code /draw}: a digit by hand, and all that the model says of it. */
public final class DrawPage implements DrawingPad.Listener {
    private final Json data = Json.parse(Elements.find("atlas-data").getInnerText());
    private final ModelFiles files = ModelFiles.of(data.get("model"));
    private final Tasks tasks = new Tasks();
    private final Palette palette = new Palette();
    private final Notice notice = new Notice();
    private final Drawing drawing = new Drawing();
    private final DrawingPad pad = new DrawingPad(drawing, palette, this);
    private final Examples examples = new Examples(data.get("examples"), palette, this::take);
    private final DrawnFigures figures = new DrawnFigures(files, palette, tasks);
    private final Onwards onwards = new Onwards(files, palette);
    private final Relatives relatives = new Relatives(files, new float[files.latentSize()]);
    private String written = "";

    /** Starts the page, in a task of its own: making its parts was one. */
    public void start() {
        tasks.later(this::begin);
    }

    private void begin() {
        new Upload(this::take, notice::mention);
        readAddress();
        pad.show();
        figures.seen(drawing);
        load();
        palette.onChange(() -> {
            pad.show();
            examples.show();
            figures.recolour();
            onwards.recolour();
        });
        Window.current().addEventListener("hashchange", event -> {
            if (!Address.fragment().equals(written)) {
                readAddress();
                pad.show();
                figures.update(drawing, true);
                lead();
            }
        });
    }

    private void load() {
        new WholeModelLoading(
                        files,
                        tasks,
                        this::use,
                        why -> notice.fail(DrawWords.modelFailed(why.reason()), why.detail(), this::load))
                .start();
    }

    private void use(WholeModel model) {
        figures.use(model);
        onwards.use(model);
        figures.update(drawing, true);
        lead();
        Hooks.ready("digit");
        tasks.later(() -> {
            TileSource source =
                    new TileSource(files.latentSize(), LoaderScript.current().getLoader(), 1);
            source.use(model.decoder(), model.decoderFile(), null);
            if (files.latentSize() <= 2) {
                figures.tiles(source);
            }
            WholeModelLoading.testSet(files, tasks, set -> useTestSet(set, source), why -> {
                notice.mention(Words.testSetFailed(why.reason()), why.detail());
                figures.tiles(source);
            });
        });
    }

    private void useTestSet(EncodedSet set, TileSource source) {
        figures.useTestSet(set);
        if (files.latentSize() > 2) {
            figures.tiles(source);
        }
        onwards.use(set);
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
        lead();
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

    /** The pen rests: what comes after the figures of the drawing. */
    private void lead() {
        float[] mean = figures.mean();
        onwards.from(mean);
        if (mean != null) {
            relatives.show(mean);
        }
    }
}
