package org.latentatlas.client.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;

/**
 * The walk that a visitor is making: zero to 64 stops, how it runs, which stop is selected, and every state before, so that each step
 * can be undone and done again. Mutable, for one thread.
 */
public final class WalkDraft {
    private static final int MOST_UNDO = 100;

    private final List<DraftState> before = new ArrayList<>();
    private final List<DraftState> after = new ArrayList<>();
    private DraftState now = DraftState.EMPTY;
    private int selected = -1;
    private boolean touched;

    /** Takes a walk over as it is; nothing to undo. */
    public void open(Walk walk) {
        forget();
        now = new DraftState(
                walk.stops(),
                walk.path(),
                walk.easing(),
                walk.secondsPerLeg(),
                walk.loop(),
                walk.title(),
                walk.even(),
                walk.note());
        selected = -1;
        touched = true;
    }

    /** Offers these stops as a beginning; they do not count as the visitor's own until something changes. */
    public void suggest(List<float[]> stops) {
        forget();
        now = now.through(stops);
        selected = -1;
        touched = false;
    }

    /** Adds a stop after the selected one, or at the end, and selects it. Returns false where the walk is full. */
    public boolean add(float[] z) {
        if (now.stops().size() >= Walk.MAX_STOPS) {
            return false;
        }
        int place = selected >= 0 ? selected + 1 : now.stops().size();
        List<float[]> stops = new ArrayList<>(now.stops());
        stops.add(place, z.clone());
        change(stops);
        selected = place;
        return true;
    }

    /** Takes a stop out; the next one is selected. */
    public void remove(int stop) {
        List<float[]> stops = new ArrayList<>(now.stops());
        stops.remove(stop);
        change(stops);
        selected = Math.min(stop, stops.size() - 1);
    }

    /** Moves a stop to another place among the stops and selects it. */
    public void move(int from, int to) {
        if (from == to || to < 0 || to >= now.stops().size()) {
            return;
        }
        List<float[]> stops = new ArrayList<>(now.stops());
        stops.add(to, stops.remove(from));
        change(stops);
        selected = to;
    }

    /** Takes all stops out. */
    public void clear() {
        change(List.of());
        selected = -1;
    }

    /** Selects a stop, or none with -1. */
    public void select(int stop) {
        selected = stop < now.stops().size() ? stop : -1;
    }

    public void path(PathKind path) {
        change(now.along(path));
    }

    public void easing(Easing easing) {
        change(now.timed(easing, now.secondsPerLeg(), now.even()));
    }

    /** Clamped to what a walk allows; what is no number leaves it as it is. */
    public void secondsPerLeg(double seconds) {
        if (!Double.isNaN(seconds)) {
            double allowed = Math.max(Walk.MIN_SECONDS_PER_LEG, Math.min(Walk.MAX_SECONDS_PER_LEG, seconds));
            change(now.timed(now.easing(), allowed, now.even()));
        }
    }

    public void even(boolean even) {
        change(now.timed(now.easing(), now.secondsPerLeg(), even));
    }

    public void loop(boolean loop) {
        change(now.looping(loop));
    }

    /** Cut to what a walk allows. */
    public void title(String title) {
        change(now.named(DraftState.cut(title, Walk.MAX_TITLE), now.note()));
    }

    /** Cut to what a walk allows. */
    public void note(String note) {
        change(now.named(now.title(), DraftState.cut(note, Walk.MAX_NOTE)));
    }

    /** Goes one change back. Returns false where there is none. */
    public boolean undo() {
        return step(before, after);
    }

    /** Takes one undone change again. Returns false where there is none. */
    public boolean redo() {
        return step(after, before);
    }

    private boolean step(List<DraftState> from, List<DraftState> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.add(now);
        now = from.remove(from.size() - 1);
        selected = -1;
        return true;
    }

    public boolean canRedo() {
        return !after.isEmpty();
    }

    public boolean canUndo() {
        return !before.isEmpty();
    }

    /** The walk as it is now on that model, or null with fewer than two stops. */
    public @Nullable Walk walk(String model) {
        if (now.stops().size() < Walk.MIN_STOPS) {
            return null;
        }
        return new Walk(
                model,
                now.stops(),
                now.path(),
                now.easing(),
                now.secondsPerLeg(),
                now.loop(),
                now.title(),
                now.even(),
                now.note());
    }

    public List<float[]> stops() {
        return now.stops();
    }

    /** The index of the selected stop, or -1. */
    public int selected() {
        return selected;
    }

    public PathKind path() {
        return now.path();
    }

    public Easing easing() {
        return now.easing();
    }

    public double secondsPerLeg() {
        return now.secondsPerLeg();
    }

    public boolean loop() {
        return now.loop();
    }

    public String title() {
        return now.title();
    }

    public boolean even() {
        return now.even();
    }

    public String note() {
        return now.note();
    }

    /** Whether this is the visitor's own walk, not one that the page suggested. */
    public boolean touched() {
        return touched;
    }

    private void change(List<float[]> stops) {
        change(now.through(stops));
    }

    private void change(DraftState next) {
        if (next.equals(now)) {
            return;
        }
        before.add(now);
        if (before.size() > MOST_UNDO) {
            before.remove(0);
        }
        after.clear();
        now = next;
        touched = true;
    }

    private void forget() {
        before.clear();
        after.clear();
    }
}
