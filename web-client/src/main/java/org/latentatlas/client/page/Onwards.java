package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.LabelMiddles;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.Fragment;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;
import org.teavm.jso.dom.html.HTMLAnchorElement;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * "Walk from my digit to …": links that open the map with a walk from the drawing to a typical digit of each label, and to the cursor and the stops
 * that the visitor left on this model's map.
 */
final class Onwards {
    private static final double SECONDS = 3;
    private static final int MOST_STOPS = 12;

    /** A link to a walk from the drawing to a point; {@code z} is null where that point is not known yet. */
    private static final class Way {
        final HTMLAnchorElement link;
        final String title;
        float @Nullable [] z;

        Way(HTMLAnchorElement link, String title, float @Nullable [] z) {
            this.link = link;
            this.title = title;
            this.z = z;
        }
    }

    private final ModelFiles files;
    private final Palette palette;
    private final List<Way> labels = new ArrayList<>();
    private final List<Way> own = new ArrayList<>();
    private final List<PictureFigure> figures = new ArrayList<>(); // of the visitor's own
    private @Nullable WholeModel model;
    private float @Nullable [] mean;

    Onwards(ModelFiles files, Palette palette) {
        this.files = files;
        this.palette = palette;
        var links = Elements.document().querySelectorAll("#walk-to a");
        for (int label = 0; label < links.getLength(); label++) {
            labels.add(new Way((HTMLAnchorElement) links.item(label), DrawWords.walkTo(label), null));
        }
        Fragment left = Saved.left(files.id(), files.latentSize());
        if (left.latent() != null) {
            addOwn(DrawWords.cursor(), DrawWords.walkToCursor(), left.latent());
        }
        Walk walk = left.walk();
        for (int stop = 0;
                walk != null && stop < Math.min(MOST_STOPS, walk.stops().size());
                stop++) {
            addOwn(
                    Integer.toString(stop + 1),
                    DrawWords.walkToStop(stop + 1),
                    walk.stops().get(stop));
        }
        Elements.find("walk-own").setHidden(own.isEmpty());
    }

    private void addOwn(String name, String title, float[] z) {
        HTMLElement link = Elements.add(Elements.find("walk-own-list"), "a");
        link.setClassName("button");
        link.setAttribute("aria-label", title);
        figures.add(new PictureFigure((HTMLCanvasElement) Elements.add(link, "canvas"), 28));
        Elements.add(link, "small").setInnerText(name);
        own.add(new Way((HTMLAnchorElement) link, title, z));
    }

    /** The model can decode. */
    void use(WholeModel decodes) {
        model = decodes;
        recolour();
    }

    /** The encoded test images say where a typical digit of each label is. */
    void use(EncodedSet set) {
        List<float[]> middles = LabelMiddles.of(set);
        for (int label = 0; label < labels.size(); label++) {
            labels.get(label).z = middles.get(label);
        }
        link();
    }

    /** The drawing's mean, or null where nothing is drawn. */
    void from(float @Nullable [] newMean) {
        mean = newMean;
        link();
    }

    /** Paints the pictures in the theme's colours. */
    void recolour() {
        if (model != null) {
            for (int i = 0; i < own.size(); i++) {
                float[] z = own.get(i).z;
                if (z != null) {
                    figures.get(i).show(model.decode(z), palette.ramp());
                }
            }
        }
    }

    private void link() {
        for (List<Way> ways : List.of(labels, own)) {
            for (Way way : ways) {
                link(way);
            }
        }
    }

    private void link(Way way) {
        float[] from = mean;
        float[] to = way.z;
        if (from == null || to == null) {
            ((HTMLElement) way.link).removeAttribute("href");
            return;
        }
        Walk walk =
                new Walk(files.id(), List.of(from, to), PathKind.SPHERICAL, Easing.SMOOTH, SECONDS, false, way.title);
        way.link.setHref("/?model=" + files.id() + "#w=" + WalkText.write(walk));
    }
}
