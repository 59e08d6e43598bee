package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.PlaneChoice;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.AtlasState;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** Chooses the plane that the map shows of a latent space of more than two dimensions. */
final class PlaneChooser {
    private static final int CORNERS = 3;
    private static final int[] FIRST_LABELS = {0, 1, 7};

    private final AtlasState state;
    private final EncodedSet set;
    private final Runnable chosen;
    private final HTMLInputElement principal = input("plane-principal");
    private final HTMLInputElement axes = input("plane-axes");
    private final HTMLInputElement labels = input("plane-labels");
    private final HTMLInputElement stops = input("plane-stops");
    private final List<HTMLSelectElement> axisSelects = List.of(select("axis-across"), select("axis-up"));
    private final List<HTMLSelectElement> labelSelects =
            List.of(select("corner-1"), select("corner-2"), select("corner-3"));
    private final HTMLElement status = Elements.find("plane-status");
    private final List<Integer> order; // dimensions, the most used first

    /** {@code chosen} runs after the state has another plane. */
    PlaneChooser(AtlasState state, EncodedSet set, List<Integer> order, Runnable chosen) {
        this.state = state;
        this.set = set;
        this.order = List.copyOf(order);
        this.chosen = chosen;
        fillAxes();
        show();
        Elements.on(principal, "change", event -> choose(PlaneChoice.PRINCIPAL));
        Elements.on(axes, "change", event -> chooseAxes());
        Elements.on(labels, "change", event -> chooseLabels());
        Elements.on(stops, "change", event -> chooseStops());
        axisSelects.forEach(select -> Elements.on(select, "change", event -> chooseAxes()));
        labelSelects.forEach(select -> Elements.on(select, "change", event -> chooseLabels()));
    }

    private static HTMLInputElement input(String id) {
        return (HTMLInputElement) Elements.find(id);
    }

    private static HTMLSelectElement select(String id) {
        return (HTMLSelectElement) Elements.find(id);
    }

    private void fillAxes() {
        for (HTMLSelectElement select : axisSelects) {
            for (int dimension : order) {
                Elements.add(select, "option").setInnerText(Words.dimension(dimension, set.use(dimension)));
            }
        }
        axisSelects.get(1).setSelectedIndex(1);
        for (int corner = 0; corner < CORNERS; corner++) {
            labelSelects.get(corner).setSelectedIndex(FIRST_LABELS[corner]);
        }
    }

    /** Shows the choice that the state has. */
    void show() {
        PlaneChoice choice = state.planeChoice();
        principal.setChecked(choice.kind() == PlaneChoice.Kind.PRINCIPAL);
        axes.setChecked(choice.kind() == PlaneChoice.Kind.AXES);
        labels.setChecked(choice.kind() == PlaneChoice.Kind.LABELS);
        stops.setChecked(choice.kind() == PlaneChoice.Kind.POINTS);
        if (axes.isChecked()) {
            for (int place = 0; place < axisSelects.size(); place++) {
                axisSelects.get(place).setSelectedIndex(order.indexOf(choice.number(place)));
            }
        }
        if (labels.isChecked()) {
            for (int corner = 0; corner < CORNERS; corner++) {
                labelSelects.get(corner).setSelectedIndex(choice.number(corner));
            }
        }
        reveal();
    }

    private void reveal() {
        Elements.find("plane-axes-box").setHidden(!axes.isChecked());
        Elements.find("plane-labels-box").setHidden(!labels.isChecked());
    }

    private void chooseAxes() {
        int across = order.get(axisSelects.get(0).getSelectedIndex());
        int up = order.get(axisSelects.get(1).getSelectedIndex());
        if (across == up) {
            refuse(Words.sameAxes());
        } else {
            choose(PlaneChoice.axes(across, up));
        }
    }

    private void chooseLabels() {
        int[] corners = new int[CORNERS];
        for (int corner = 0; corner < CORNERS; corner++) {
            corners[corner] = labelSelects.get(corner).getSelectedIndex();
        }
        if (corners[0] == corners[1] || corners[0] == corners[2] || corners[1] == corners[2]) {
            refuse(Words.sameLabels());
        } else {
            choose(PlaneChoice.labels(corners[0], corners[1], corners[2]));
        }
    }

    private void chooseStops() {
        List<float[]> walk = state.draft().stops();
        if (walk.size() < CORNERS) {
            refuse(Words.tooFewStops());
        } else {
            choose(PlaneChoice.points(new ArrayList<>(walk.subList(0, CORNERS))));
        }
    }

    private void refuse(String sentence) {
        reveal();
        status.setInnerText(sentence);
    }

    private void choose(PlaneChoice choice) {
        Optional<Plane> plane = choice.plane(set);
        if (plane.isEmpty()) {
            refuse(Words.onOneLine());
            return;
        }
        status.setInnerText("");
        state.planeChoice(choice);
        if (choice.hasMiddle()) {
            state.go(choice.middle(set));
        }
        state.plane(plane.get().through(state.pin()));
        reveal();
        chosen.run();
    }
}
