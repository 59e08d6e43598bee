package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.Lattice;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.state.AtlasState;
import org.teavm.jso.dom.events.KeyboardEvent;

/** What the keys do while the map has the focus. */
final class MapKeys {
    /** What the page does about it; {@code walk} counts in plane units. */
    interface Listener {
        void walk(double right, double up);

        void zoom(double factor);

        void home();

        void addStop();

        void removeStop();

        void togglePlay();
    }

    private final AtlasState state;
    private final Listener listener;

    MapKeys(AtlasState state, Listener listener) {
        this.state = state;
        this.listener = listener;
    }

    void press(KeyboardEvent event) {
        if (event.isCtrlKey() || event.isMetaKey() || event.isAltKey()) {
            return;
        }
        double step = step(event.isShiftKey());
        switch (event.getKey()) {
            case "ArrowLeft" -> listener.walk(-step, 0);
            case "ArrowRight" -> listener.walk(step, 0);
            case "ArrowUp" -> listener.walk(0, step);
            case "ArrowDown" -> listener.walk(0, -step);
            case "+", "=" -> listener.zoom(1.5);
            case "-" -> listener.zoom(1 / 1.5);
            case "0", "Home" -> listener.home();
            case "Enter" -> listener.addStop();
            case "Delete", "Backspace" -> listener.removeStop();
            case " " -> listener.togglePlay();
            default -> {
                return;
            }
        }
        event.preventDefault();
    }

    /** A tenth of the distance between digits, or with Shift all of it. */
    private double step(boolean large) {
        View view = state.view();
        double spacing = Lattice.spacing(Lattice.level(view, 36));
        return large ? spacing : spacing / 10;
    }
}
