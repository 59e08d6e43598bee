package org.latentatlas.client.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.drawing.Centring;
import org.latentatlas.drawing.DrawingText;
import org.latentatlas.drawing.Raster;

/**
 * What a visitor draws: strokes, perhaps over a picture that was uploaded or chosen, with every state before. A picture that nobody has
 * drawn on stays exactly as it came. Mutable, for one thread.
 */
public final class Drawing {
    /** Pixels along the side of the sheet. */
    public static final int SIDE = 336;

    private static final int PICTURE_SIDE = 28;
    private static final int MOST_UNDO = 100;

    /** A pen's place, in pixels of the sheet. */
    public record Touch(double x, double y, double radius) {}

    /** A state; strokes are never changed after they have ended. */
    private static final class Sheet {
        final float @Nullable [] base; // (784)
        final List<List<Touch>> strokes;

        Sheet(float @Nullable [] base, List<List<Touch>> strokes) {
            this.base = base;
            this.strokes = strokes;
        }
    }

    private final Raster raster = Raster.blank(SIDE, SIDE);
    private final List<Sheet> before = new ArrayList<>();
    private final List<Sheet> after = new ArrayList<>();
    private Sheet now = new Sheet(null, List.of());
    private @Nullable List<Touch> stroke;
    private boolean example;

    /** Shows a picture (784) that gives way to the first stroke; nothing to undo. */
    public void example(float[] picture) {
        before.clear();
        after.clear();
        now = new Sheet(picture.clone(), List.of());
        example = true;
        redraw();
    }

    /** Opens a picture (784) as it is; nothing to undo. */
    public void open(float[] picture) {
        example(picture);
        example = false;
    }

    /** Takes a picture (784) instead of what was there. */
    public void put(float[] picture) {
        change(new Sheet(picture.clone(), List.of()));
        redraw();
    }

    /** A stroke begins. */
    public void begin(Touch touch) {
        List<List<Touch>> strokes = example ? new ArrayList<>() : new ArrayList<>(now.strokes);
        List<Touch> begun = new ArrayList<>();
        begun.add(touch);
        strokes.add(begun);
        boolean fresh = example;
        change(new Sheet(fresh ? null : now.base, strokes));
        stroke = begun;
        if (fresh) {
            redraw();
        } else {
            line(touch, touch);
        }
    }

    /** The stroke goes on. */
    public void extend(Touch touch) {
        if (stroke != null) {
            line(stroke.get(stroke.size() - 1), touch);
            stroke.add(touch);
        }
    }

    /** The stroke is at its end. */
    public void end() {
        stroke = null;
    }

    public boolean drawing() {
        return stroke != null;
    }

    /** Nothing but paper. */
    public void clear() {
        if (!isEmpty()) {
            change(new Sheet(null, List.of()));
            redraw();
        }
    }

    /** Goes one change back. Returns false where there is none. */
    public boolean undo() {
        return step(before, after);
    }

    /** Goes one change forward again. Returns false where there is none. */
    public boolean redo() {
        return step(after, before);
    }

    private boolean step(List<Sheet> from, List<Sheet> to) {
        if (from.isEmpty()) {
            return false;
        }
        end();
        to.add(now);
        now = from.remove(from.size() - 1);
        redraw();
        return true;
    }

    public boolean canUndo() {
        return !before.isEmpty();
    }

    public boolean canRedo() {
        return !after.isEmpty();
    }

    public boolean isEmpty() {
        return now.base == null && now.strokes.isEmpty();
    }

    /** Whether this is still the page's own example. */
    public boolean isExample() {
        return example;
    }

    /** Ink of the sheet (SIDE, SIDE): the drawing's own array. */
    public float[] ink() {
        return raster.ink();
    }

    /**
     * What a model sees: whole grey levels (784).
     *
     * @throws org.latentatlas.drawing.BadDrawing where there is no ink
     */
    public float[] picture() {
        float[] picture = now.base != null && now.strokes.isEmpty() ? now.base : Centring.mnist(raster);
        return DrawingText.levels(picture);
    }

    private void change(Sheet next) {
        before.add(now);
        if (before.size() > MOST_UNDO) {
            before.remove(0);
        }
        after.clear();
        now = next;
        example = false;
        stroke = null;
    }

    private void redraw() {
        raster.clear();
        if (now.base != null) {
            raster.enlarge(now.base, PICTURE_SIDE);
        }
        for (List<Touch> touches : now.strokes) {
            line(touches.get(0), touches.get(0));
            for (int i = 1; i < touches.size(); i++) {
                line(touches.get(i - 1), touches.get(i));
            }
        }
    }

    private void line(Touch from, Touch to) {
        raster.line(from.x, from.y, from.radius, to.x, to.y, to.radius);
    }
}
