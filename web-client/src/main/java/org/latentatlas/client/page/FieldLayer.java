package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.FieldGrid;
import org.latentatlas.client.arithmetic.LogScale;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Layer;
import org.latentatlas.client.worker.FieldKind;
import org.latentatlas.client.worker.FieldSource;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * The layers that fill areas: label regions and magnification. What is there is drawn at once, stretched where the view has changed; what is
 * missing is asked for and replaces it.
 */
final class FieldLayer implements FieldSource.Receiver {
    private static final double REGION_PIXELS = 10;
    private static final double MAGNIFICATION_PIXELS = 14;
    private static final double LEAST_NAME = 15;
    private static final double MOST_NAME = 46;

    private final AtlasState state;
    private final Palette palette;
    private final Runnable arrived;
    private final MagnificationLegend legend = new MagnificationLegend();
    private final HTMLElement map = Elements.find("map");
    private @Nullable FieldSource source;
    private @Nullable FieldKind shown;
    private @Nullable FieldGrid asked;
    private @Nullable FieldPicture picture;
    private float[] names = new float[0]; // label, x, y and reach of each
    private boolean withSet;

    /** {@code arrived} runs when there is something new to draw. */
    FieldLayer(AtlasState state, Palette palette, Runnable arrived) {
        this.state = state;
        this.palette = palette;
        this.arrived = arrived;
    }

    /** Areas come from there. */
    void source(FieldSource where) {
        source = where;
        arrived.run();
    }

    /** The encoded test images are known there, and with them the regions. */
    void withSet() {
        withSet = true;
        arrived.run();
    }

    /** The plane is another one: what is there is of no use. */
    void forget() {
        picture = null;
        asked = null;
        names = new float[0];
    }

    void recolour() {
        if (picture != null) {
            picture.colour(palette);
        }
    }

    /** Draws the area that is switched on, and asks for what is missing of it. */
    void draw(Surface surface, View view) {
        FieldKind kind = state.shows(Layer.REGIONS)
                ? FieldKind.REGIONS
                : state.shows(Layer.MAGNIFICATION) ? FieldKind.MAGNIFICATION : null;
        if (kind != shown) {
            shown = kind;
            forget();
        }
        if (kind == null) {
            map.removeAttribute("data-field");
            return;
        }
        ask(kind, view);
        if (picture != null) {
            picture.draw(surface, view);
        }
    }

    private void ask(FieldKind kind, View view) {
        if (source == null || (kind == FieldKind.REGIONS && !withSet)) {
            return;
        }
        FieldGrid wanted = FieldGrid.over(view, kind == FieldKind.REGIONS ? REGION_PIXELS : MAGNIFICATION_PIXELS);
        if (asked == null || asked.spacing() != wanted.spacing() || !asked.covers(view)) {
            asked = wanted;
            map.setAttribute("data-field", "computing");
            source.want(kind, state.plane(), wanted);
        }
    }

    @Override
    public void field(FieldKind kind, FieldGrid grid, Int8Array levels, float[] extra) {
        if (kind != shown || asked == null) {
            return;
        }
        picture = new FieldPicture(kind, grid, levels, palette);
        if (kind == FieldKind.REGIONS) {
            names = extra;
        } else {
            legend.show(new LogScale(extra[0], extra[1]));
        }
        if (grid.spacing() <= asked.spacing()) {
            map.setAttribute("data-field", kind.text());
        }
        arrived.run();
    }

    @Override
    public void failed() {
        map.setAttribute("data-field", "failed");
    }

    /** Writes the digit of each region that is large enough into it. */
    void drawNames(Surface surface, View view) {
        surface.setTextAlign("center");
        surface.setTextBaseline("middle");
        surface.setLineJoin("round");
        for (int i = 0; i + 3 < names.length; i += 4) {
            double reach = names[i + 3] * view.scale();
            if (reach >= LEAST_NAME) {
                int size = (int) Math.max(22, Math.min(MOST_NAME, reach * 0.8));
                name(surface, (int) names[i], view.screenX(names[i + 1]), view.screenY(names[i + 2]), size);
            }
        }
    }

    private void name(Surface surface, int label, double x, double y, int size) {
        surface.setFont("600 " + size + "px ui-serif, Georgia, \"DejaVu Serif\", serif");
        surface.setLineWidth(Math.max(4, size / 6.0));
        surface.setStrokeStyle(palette.sheet());
        surface.strokeText(Integer.toString(label), x, y);
        surface.setFillStyle(palette.label(label));
        surface.fillText(Integer.toString(label), x, y);
    }
}
