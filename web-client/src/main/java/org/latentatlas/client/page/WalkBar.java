package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.WalkDraft;
import org.latentatlas.walk.Walk;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The walk below the map: its stops, its settings, playing and sharing. */
final class WalkBar {
    private final AtlasState state;
    private final WalkDraft draft;
    private final Runnable changed;
    private final Runnable went;
    private final Player player;
    private final StopStrip strip;
    private final Sharing sharing = new Sharing();
    private final HTMLElement hint = Elements.find("walk-hint");
    private final HTMLElement stopTools = Elements.find("stop-tools");
    private final HTMLElement stopName = Elements.find("stop-name");
    private final HTMLInputElement share = button("share");
    private final HTMLInputElement undo = button("undo");
    private final HTMLInputElement redo = button("redo");
    private final HTMLInputElement clear = button("clear");
    private final HTMLInputElement earlier = button("stop-earlier");
    private final HTMLInputElement later = button("stop-later");
    private final WalkSettings settings;

    /**
     * Wires the bar.
     *
     * @param changed runs after the walk has changed
     * @param went runs after the state has gone to another point
     */
    WalkBar(AtlasState state, Ink ink, Player player, Runnable changed, Runnable went) {
        this.state = state;
        this.draft = state.draft();
        this.player = player;
        this.changed = changed;
        this.went = went;
        this.strip = new StopStrip(ink, true, new StopStrip.Listener() {
            @Override
            public void choose(int stop) {
                WalkBar.this.choose(stop);
            }

            @Override
            public void move(int from, int to) {
                draft.move(from, to);
                change();
            }

            @Override
            public void remove(int stop) {
                draft.remove(stop);
                change();
            }
        });
        this.settings = new WalkSettings(draft, this::change);
        wire();
        refresh();
    }

    private static HTMLInputElement button(String id) {
        return (HTMLInputElement) Elements.find(id);
    }

    private void wire() {
        Elements.on(Elements.find("add-stop"), "click", event -> addStop());
        Elements.on(undo, "click", event -> undo());
        Elements.on(redo, "click", event -> redo());
        Elements.on(clear, "click", event -> {
            draft.clear();
            change();
        });
        Elements.on(share, "click", event -> sharing.share(state.walk()));
        Elements.on(earlier, "click", event -> moveSelected(-1));
        Elements.on(later, "click", event -> moveSelected(1));
        Elements.on(Elements.find("stop-remove"), "click", event -> removeSelected());
    }

    /** Drops a stop where the cursor is. */
    void addStop() {
        if (draft.add(state.cursor())) {
            change();
        } else {
            hint.setInnerText(Words.walkFull());
        }
    }

    void undo() {
        if (draft.undo()) {
            change();
        }
    }

    private void redo() {
        if (draft.redo()) {
            change();
        }
    }

    /** Control and Z undoes; with Shift, or with Y instead, what was undone is done again. Fields have an undo of their own. */
    boolean press(KeyboardEvent event) {
        boolean held = event.isCtrlKey() || event.isMetaKey();
        String key = event.getKey();
        boolean again = key.equals("y") || key.equals("Z") || (key.equals("z") && event.isShiftKey());
        if (!held || event.isAltKey() || !(again || key.equals("z"))) {
            return false;
        }
        event.preventDefault();
        if (again) {
            redo();
        } else {
            undo();
        }
        return true;
    }

    void removeSelected() {
        if (draft.selected() >= 0) {
            draft.remove(draft.selected());
            change();
        }
    }

    private void moveSelected(int by) {
        draft.move(draft.selected(), draft.selected() + by);
        change();
    }

    private void choose(int stop) {
        draft.select(draft.selected() == stop ? -1 : stop);
        player.pause();
        player.seekStop(stop);
        state.go(draft.stops().get(stop));
        showSelection();
        strip.select(draft.selected());
        went.run();
    }

    private void change() {
        sharing.forget();
        refresh();
        changed.run();
    }

    /** The shortest link of the walk that is known. */
    String link(Walk walk) {
        return sharing.link(walk);
    }

    /** Pixels look otherwise: paints every stop anew. */
    void repaint() {
        strip.forget();
        refresh();
    }

    /** Shows the walk as it is now. */
    void refresh() {
        Walk walk = state.walk();
        strip.show(draft.stops(), draft.selected(), draft.loop());
        player.walk(walk);
        share.setDisabled(walk == null);
        undo.setDisabled(!draft.canUndo());
        redo.setDisabled(!draft.canRedo());
        clear.setDisabled(draft.stops().isEmpty());
        settings.show();
        showSelection();
    }

    private void showSelection() {
        int selected = draft.selected();
        int count = draft.stops().size();
        hint.setHidden(selected >= 0);
        stopTools.setHidden(selected < 0);
        stopName.setInnerText(Words.stop(selected + 1, count));
        earlier.setDisabled(selected <= 0);
        later.setDisabled(selected >= count - 1);
    }
}
