package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Neighbours;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Glide;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** The map and the digit beside it, and how a change of the state becomes visible in both. */
final class Scene {
    /** The cursor keeps that many pixels from the map's edges, where its controls lie. */
    static final double MARGIN = 70;

    private final AtlasState state;
    private final Ink ink;
    private final MapFigure map;
    private final Overlay overlay;
    private final Tiles tiles;
    private final Saved saved;
    private final FieldLayer fields;
    private final Reading reading = new Reading();
    private final DigitFigure big = new DigitFigure((HTMLCanvasElement) Elements.find("big"));
    private final Peek peek;
    private Consumer<float[]> resting = z -> {};
    private @Nullable EncodedSet testSet;
    private @Nullable Neighbours neighbours;
    private @Nullable DeepSpace deep;

    Scene(
            AtlasState state,
            ModelFiles files,
            Palette palette,
            Ink ink,
            MapFigure map,
            Overlay overlay,
            Tiles tiles,
            Saved saved) {
        this.state = state;
        this.ink = ink;
        this.map = map;
        this.overlay = overlay;
        this.tiles = tiles;
        this.saved = saved;
        this.peek = new Peek(state, files);
        this.fields = new FieldLayer(state, palette, map::redraw);
        overlay.fields(fields);
        map.whenRested(saved::later);
        Hooks.watch(ink, big, state.cursor());
    }

    /** The digit at the cursor, decoded here and now, and what it looks like. */
    void showCursor() {
        ink.show(big, state.cursor());
        if (neighbours != null) {
            neighbours.find(state.cursor());
        }
        reading.show(state.cursor(), state.radius(), neighbours);
        if (deep != null) {
            deep.show(state.cursor());
        }
        map.point();
        peek.hide();
    }

    /** A hand or a key has brought the cursor here: the test image beside it is shown. */
    void explored() {
        peek.follow();
    }

    /** What a latent point looks like; -1 while nothing is known. */
    int label(float[] z) {
        if (neighbours == null) {
            return -1;
        }
        neighbours.find(z);
        int label = neighbours.label(0);
        neighbours.find(state.cursor());
        return label;
    }

    /** {@code hears} the latent point each time that the cursor has come to rest. */
    void whenRested(Consumer<float[]> hears) {
        resting = hears;
    }

    /** The cursor has come to rest: say so and keep it in the address. */
    void rested() {
        showCursor();
        reading.speak(state.cursor(), neighbours);
        resting.accept(state.cursor());
        saved.later();
        entitle();
    }

    /** A deliberate step of the visitor begins: Back will lead to where they are now. */
    void step() {
        saved.step();
    }

    private void entitle() {
        Elements.document().setTitle(Words.title(neighbours, state.cursor()));
    }

    /** The state has gone to another latent point, which may lie outside the view or off the plane. */
    void went() {
        if (state.latentSize() > 2 && state.bringPlane()) {
            planeMoved();
        }
        View target = Glide.copyOf(state.view());
        target.reveal(state.plane().x(state.pin()), state.plane().y(state.pin()), MARGIN);
        map.glideTo(target);
        rested();
    }

    /** Areas of the map come from there. */
    FieldLayer fields() {
        return fields;
    }

    /** The plane is another one: every tile is stale. */
    void planeMoved() {
        tiles.plane(state.plane());
        fields.forget();
        overlay.follow(state.walk());
        map.redraw();
    }

    /** The visitor has moved the view. */
    void viewMoved() {
        state.looked();
        peek.hide();
        map.redraw();
        saved.later();
    }

    /** The visitor's hand has dragged the map, or changed its scale by a factor about a point, at a time in seconds. */
    void drag(double right, double down, double factor, double x, double y, double time) {
        map.drag(right, down, factor, x, y, time);
        viewMoved();
    }

    /** The visitor's hand lets go over that point, at a time in seconds. */
    void release(double x, double y, double time) {
        map.release(x, y, time);
    }

    /** Glides to a view that the visitor asked for with a button. */
    void glideTo(View target) {
        map.glideTo(target);
        saved.later();
    }

    /** The visitor takes hold of the map. */
    void hold() {
        map.hold();
    }

    void walkChanged() {
        overlay.follow(state.walk());
        map.redraw();
        saved.later();
    }

    /** Layers or the kind of pixels have changed. */
    void optionsChanged() {
        ink.pixels(state.pixels());
        showCursor();
        map.redraw();
        saved.later();
    }

    void recolour() {
        tiles.recolour();
        fields.recolour();
        map.redraw();
        showCursor();
    }

    /** The encoded test set is here: likeness, dots and, in more than two dimensions, the plane that spreads it most. */
    void useTestSet(EncodedSet set) {
        if (state.latentSize() > 2) {
            deep = new DeepSpace(state, set, this);
        }
        neighbours = new Neighbours(set);
        testSet = set;
        placePoints();
        showCursor();
        if (saved.says()) {
            entitle();
        }
        map.redraw();
    }

    /** The state has been opened anew by an address, with another plane perhaps. */
    void opened() {
        if (deep != null) {
            deep.opened();
            placePoints();
            planeMoved();
        }
        optionsChanged();
        walkChanged();
        went();
    }

    /** The visitor has chosen another plane: the whole of it is shown. */
    void planeChosen() {
        placePoints();
        planeMoved();
        View target = Glide.copyOf(state.view());
        target.home();
        target.reveal(state.plane().x(state.pin()), state.plane().y(state.pin()), MARGIN);
        map.glideTo(target);
        rested();
    }

    private void placePoints() {
        if (testSet != null) {
            PointLayer points = new PointLayer(testSet, state.plane());
            overlay.points(points);
            peek.points(testSet, points);
        }
    }

    /** There is no test set: nothing says what a digit looks like. */
    void useNoTestSet() {
        reading.withoutLikeness();
    }
}
